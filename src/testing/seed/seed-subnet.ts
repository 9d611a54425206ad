import { subnetKey } from '../../ecs/task/subnet-table.js';
import type { Seeding } from './seeding.js';

/** Where a subnet is. */
export interface SubnetSeed {
  /** For example `subnet-1`. */
  readonly subnetId: string;
  /** For example `us-east-1a`. */
  readonly availabilityZone: string;
}

export function seedSubnet({ draft, context }: Seeding, { subnetId, availabilityZone }: SubnetSeed): void {
  const key = subnetKey(subnetId, context.scope);
  draft.ecs.subnets.delete(key);
  draft.ecs.subnets.insert({ key, subnetId, availabilityZone });
}
