import { endTask } from '../ecs/task/stop-containers.js';
import type { TaskStep } from '../ecs/task/task-step.js';

/** The cluster goes: its tasks have stopped, without a signal to their containers. */
export function stopTasksOfCluster({ draft, context }: Omit<TaskStep, 'taskArn'>, clusterArn: string): void {
  for (const { taskArn, lastStatus } of [...draft.tasks.list('byCluster', [clusterArn])]) {
    if (lastStatus === 'STOPPED') continue;
    context.cancel(taskArn);
    endTask({ draft, context, taskArn }, (task) => {
      task.desiredStatus = 'STOPPED';
      task.stoppingAt ??= context.now;
      task.stopCode ??= 'UserInitiated';
      task.stoppedReason ??= 'Compute environment deleted';
    });
  }
}
