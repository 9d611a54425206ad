import type { EcsDraft } from '../ecs-state.js';
import type { ExpressionSubject } from '../placement/evaluate-expression.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';

/** An instance as the cluster query language speaks of it. */
export function toExpressionSubject(draft: EcsDraft, instance: ContainerInstanceRecord): ExpressionSubject {
  const { containerInstanceArn, attributes, agentConnected, versionInfo, ec2InstanceId, registeredAt } = instance;
  return {
    attributes: new Map(attributes.map(({ name = '', value }) => [name, value])),
    agentConnected,
    agentVersion: versionInfo.agentVersion ?? '',
    ec2InstanceId,
    registeredAt,
    runningTasksCount: draft.tasks.count('byContainerInstance', [containerInstanceArn, 'RUNNING']),
    hasTaskOfGroup: (group) => draft.tasks.count('byInstanceGroup', [containerInstanceArn, group]) > 0,
  };
}
