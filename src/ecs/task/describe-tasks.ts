import type { DescribeTasksRequest, DescribeTasksResponse, Failure } from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import type { Reply } from '../../pipeline/reply.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { taskArnOf } from './task-table.js';
import { replyTasks } from './reply-tasks.js';
import type { TaskRecord } from './task-record.js';

const MOST_TASKS = 100;

export function describeTasks(
  draft: EcsDraft,
  input: DescribeTasksRequest,
  { scope }: EcsContext,
): Reply<DescribeTasksResponse> {
  const references = input.tasks ?? [];
  assertListSize('Tasks', references, MOST_TASKS);
  const cluster = getActiveCluster(draft, input.cluster, scope);
  const tasks: TaskRecord[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((reference) => taskArnOf(cluster, reference, scope))) {
    const task = draft.tasks.get(arn);
    if (task === undefined) failures.push({ arn, reason: 'MISSING' });
    else tasks.push(task);
  }
  return replyTasks({ tasks, failures, withTags: input.include?.includes('TAGS') ?? false });
}
