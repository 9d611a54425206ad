import type { DescribeTaskSetsRequest, DescribeTaskSetsResponse, Failure, TaskSet } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { getTaskSetService } from './get-task-set-service.js';
import { taskSetArnOf } from './task-set-table.js';
import { toTaskSetView } from './task-set-view.js';

export function describeTaskSets(
  draft: EcsDraft,
  { cluster, service, taskSets: references = [], include = [] }: DescribeTaskSetsRequest,
  { scope }: EcsContext,
): DescribeTaskSetsResponse {
  if (references.length === 0) throw invalidParameter('TaskSets cannot be empty.');
  const { serviceArn } = getTaskSetService(draft, { cluster, service }, scope);
  const taskSets: TaskSet[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((text) => taskSetArnOf({ serviceArn, text }, scope))) {
    const taskSet = draft.taskSets.get(arn);
    if (taskSet?.serviceArn !== serviceArn) failures.push({ arn, reason: 'MISSING' });
    else taskSets.push(toTaskSetView(draft, taskSet, { withTags: include.includes('TAGS') }));
  }
  return { taskSets, failures };
}
