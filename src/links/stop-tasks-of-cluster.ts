import { stopAtOnce } from '../ecs/task/stop-tasks-at-once.js';
import type { TaskStep } from '../ecs/task/task-step.js';

/** The cluster goes: its tasks have stopped, without a signal to their containers. */
export function stopTasksOfCluster({ draft, context }: Omit<TaskStep, 'taskArn'>, clusterArn: string): void {
  const decision = { stopCode: 'UserInitiated', stoppedReason: 'Compute environment deleted' } as const;
  for (const { taskArn, lastStatus } of [...draft.tasks.list('byCluster', [clusterArn])]) {
    if (lastStatus !== 'STOPPED') stopAtOnce({ draft, context, taskArn }, decision);
  }
}
