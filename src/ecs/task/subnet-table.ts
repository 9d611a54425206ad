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

export const subnetTable: TableDefinition<SubnetRecord, never> = {
  key: (subnet) => subnet.key,
  indexes: {},
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

/** The zones that a task can be in; undefined where nobody has said. */
export function zonesOf(subnets: readonly RequestedSubnet[]): readonly string[] | undefined {
  const zones = subnets.flatMap(({ availabilityZone }) => availabilityZone ?? []);
  return zones.length > 0 && zones.length === subnets.length ? zones : undefined;
}
