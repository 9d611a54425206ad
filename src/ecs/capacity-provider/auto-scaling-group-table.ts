import { arnTail, isArn, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { AutoScalingGroupRecord } from './auto-scaling-group-record.js';

export const autoScalingGroupTable: TableDefinition<AutoScalingGroupRecord, 'byName'> = {
  key: (group) => group.autoScalingGroupArn,
  indexes: {
    byName: ({ autoScalingGroupArn, autoScalingGroupName }) => [
      ...scopeKey(scopeOfArn(autoScalingGroupArn)),
      autoScalingGroupName,
    ],
  },
  describe: ({ minSize, desiredCapacity, maxSize }) => `${desiredCapacity} of ${minSize} to ${maxSize}`,
};

/** An ARN ends with the name. */
export function groupNameOf(reference: string): string {
  return isArn(reference) ? arnTail(reference) : reference;
}

/** By name or ARN; undefined where the test has not seeded it. */
export function findAutoScalingGroup(
  draft: EcsDraft,
  reference: string,
  scope: Scope,
): AutoScalingGroupRecord | undefined {
  return draft.autoScalingGroups.first('byName', [...scopeKey(scope), groupNameOf(reference)]);
}
