import { subnetKey } from '../../ecs/task/subnet-table.js';
import type { Seeding } from './seeding.js';

export interface SubnetSeed {
  readonly subnetId: string;
  readonly availabilityZone: string;
}

export function seedSubnet({ draft, context }: Seeding, { subnetId, availabilityZone }: SubnetSeed): void {
  const key = subnetKey(subnetId, context.scope);
  draft.ecs.subnets.delete(key);
  draft.ecs.subnets.insert({ key, subnetId, availabilityZone });
}
