import type { Scope } from '../../aws/arn.js';
import type { Stored, TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';

/** What ECS has to know of a subnet of Amazon VPC. */
export interface SubnetRecord extends Stored {
  /** `<account> <region> <subnet id>` */
  key: string;
  subnetId: string;
  availabilityZone: string;
}

export const subnetTable: TableDefinition<SubnetRecord, 'byScope'> = {
  key: (subnet) => subnet.key,
  indexes: { byScope: ({ key }) => key.split(' ').slice(0, 2) },
  describe: () => undefined,
};

/** A subnet that a request names. Its zone is known where the subnet has been seeded. */
export interface RequestedSubnet {
  readonly subnetId: string;
  readonly availabilityZone?: string | undefined;
}

export function subnetKey(subnetId: string, { accountId, region }: Scope): string {
  return `${accountId} ${region} ${subnetId}`;
}

export function findSubnets(draft: EcsDraft, subnetIds: readonly string[], scope: Scope): RequestedSubnet[] {
  return subnetIds.map((subnetId) => {
    const availabilityZone = draft.subnets.get(subnetKey(subnetId, scope))?.availabilityZone;
    return { subnetId, ...(availabilityZone !== undefined && { availabilityZone }) };
  });
}

/** A subnet is in one zone. Where nobody has said in which, its id decides: there is no Amazon EC2 to ask. */
export function zoneOfSubnet({ subnetId, availabilityZone }: RequestedSubnet, region: string): string {
  if (availabilityZone !== undefined) return availabilityZone;
  let sum = 0;
  for (let i = 0; i < subnetId.length; i++) sum += subnetId.charCodeAt(i);
  return `${region}${'abc'.charAt(sum % 3)}`;
}

/** The zones that a task can be in; undefined where nobody has said. */
export function zonesOf(subnets: readonly RequestedSubnet[]): readonly string[] | undefined {
  const zones = subnets.flatMap(({ availabilityZone }) => availabilityZone ?? []);
  return zones.length > 0 && zones.length === subnets.length ? zones : undefined;
}
