import type { Failure, GetTaskProtectionRequest, GetTaskProtectionResponse, ProtectedTask } from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { toTaskProtectionView } from './task-protection-view.js';
import { taskArnOf } from './task-table.js';

const MOST_TASKS = 100;

export function getTaskProtection(
  draft: EcsDraft,
  input: GetTaskProtectionRequest,
  { scope, now }: EcsContext,
): GetTaskProtectionResponse {
  const references = input.tasks ?? [];
  // Assumption: the SDK does not require tasks, but without any there is nothing to answer.
  assertListSize('Tasks', references, MOST_TASKS);
  const cluster = getActiveCluster(draft, input.cluster, scope);
  const protectedTasks: ProtectedTask[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((reference) => taskArnOf(cluster, reference, scope))) {
    const task = draft.tasks.get(arn);
    if (task === undefined) failures.push({ arn, reason: 'MISSING' });
    else if (task.serviceArn === undefined) failures.push({ arn, reason: 'TASK_NOT_VALID' });
    else protectedTasks.push(toTaskProtectionView(task, now));
  }
  return { protectedTasks, failures };
}
