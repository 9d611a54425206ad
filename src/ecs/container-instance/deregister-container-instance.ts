import type { DeregisterContainerInstanceRequest, DeregisterContainerInstanceResponse } from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { stopTasksAtOnce } from '../task/stop-tasks-at-once.js';
import { changeContainerInstance } from './change-container-instance.js';
import { containerInstanceArnOf, getContainerInstance } from './container-instance-table.js';
import { toContainerInstanceView } from './container-instance-view.js';

/** With `force`, what ran on the instance is lost. */
export function deregisterContainerInstance(
  draft: EcsDraft,
  input: DeregisterContainerInstanceRequest,
  context: EcsContext,
): DeregisterContainerInstanceResponse {
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const arn = containerInstanceArnOf(cluster, input.containerInstance ?? '', context.scope);
  const found = getContainerInstance(draft, arn);
  const stopped = draft.tasks.count('byContainerInstance', [arn, 'STOPPED']);
  const runs = draft.tasks.count('byContainerInstance', [arn]) > stopped;
  if (runs && !input.force) throw invalidParameter('Found running tasks on the instance.');
  // Assumption: the stop code; the reason is on record.
  stopTasksAtOnce(
    { draft, context, containerInstanceArn: arn },
    { stopCode: 'TerminationNotice', stoppedReason: 'Container instance deregistration forced by user' },
  );
  const instance =
    found.status === 'INACTIVE'
      ? found
      : changeContainerInstance({ draft, context, containerInstanceArn: arn }, { status: 'INACTIVE' });
  return { containerInstance: toContainerInstanceView(draft, instance) };
}
