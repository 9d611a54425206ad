import type { EcsDraft } from '../ecs-state.js';
import { endTask, type StopDecision } from './stop-containers.js';
import { taskOf, type TaskStep } from './task-step.js';

export interface InstanceLoss {
  readonly draft: EcsDraft;
  readonly context: TaskStep['context'];
  readonly containerInstanceArn: string;
}

/** Tasks whose instance is gone have stopped, without a signal to their containers. */
export function stopTasksAtOnce({ draft, context, containerInstanceArn }: InstanceLoss, decision: StopDecision): void {
  for (const { taskArn, lastStatus } of [...draft.tasks.list('byContainerInstance', [containerInstanceArn])]) {
    if (lastStatus !== 'STOPPED') stopAtOnce({ draft, context, taskArn }, decision);
  }
}

/** A task that already had a reason to stop keeps it. */
export function stopAtOnce(step: TaskStep, decision: StopDecision): void {
  const { context, taskArn } = step;
  const { stoppingAt = context.now, stopCode, stoppedReason } = { ...decision, ...taskOf(step) };
  context.cancel(taskArn);
  endTask(step, { desiredStatus: 'STOPPED', stoppingAt, stopCode, stoppedReason });
}
