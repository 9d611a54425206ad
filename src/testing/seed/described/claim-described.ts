import type { Task } from '@aws-sdk/client-ecs';
import type { TaskRecord } from '../../../ecs/task/task-record.js';
import { needOfTask } from '../../../ecs/placement/need-of-task.js';
import type { Described } from '../../seeding/described.js';
import type { Seeding } from '../seeding.js';
import type { TaskFacts } from './put-task.js';

/** What a task has of its instance: it is gone from what the instance shows as left, but for network interfaces, which it does not show. */
export function claimDescribed(
  { draft }: Seeding,
  { containerInstanceArn = '', taskDefinitionArn, lastStatus }: TaskFacts,
  { containers = [], overrides }: Described<Task>,
): Pick<TaskRecord, 'claim'> {
  const instance = draft.ecs.containerInstances.get(containerInstanceArn);
  const taskDefinition = draft.ecs.taskDefinitions.get(taskDefinitionArn);
  if (instance === undefined || taskDefinition === undefined || lastStatus === 'STOPPED') return {};
  const { gpus: _, ...need } = needOfTask(taskDefinition.definition, overrides);
  draft.ecs.containerInstances.update(containerInstanceArn, ({ remaining }) => {
    remaining.networkInterfaces -= need.networkInterfaces;
  });
  return { claim: { ...need, gpuIds: containers.flatMap(({ gpuIds = [] }) => gpuIds) } };
}
