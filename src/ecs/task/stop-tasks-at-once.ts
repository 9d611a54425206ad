import type { TaskStep } from './task-step.js';
import type { EcsDraft } from '../ecs-state.js';
import { endTask, type StopDecision } from './stop-containers.js';

export interface InstanceLoss {
  readonly draft: EcsDraft;
  readonly context: TaskStep['context'];
  readonly containerInstanceArn: string;
}

/** Tasks whose instance is gone have stopped, without a signal to their containers. */
export function stopTasksAtOnce({ draft, context, containerInstanceArn }: InstanceLoss, decision: StopDecision): void {
  for (const { taskArn, lastStatus } of [...draft.tasks.list('byContainerInstance', [containerInstanceArn])]) {
    if (lastStatus === 'STOPPED') continue;
    context.cancel(taskArn);
    endTask({ draft, context, taskArn }, (task) => {
      task.desiredStatus = 'STOPPED';
      task.stoppingAt ??= context.now;
      task.stopCode ??= decision.stopCode;
      task.stoppedReason ??= decision.stoppedReason;
    });
  }
}
