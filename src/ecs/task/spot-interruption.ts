import { markStopping } from './stop-containers.js';
import { changeTask, taskOf, type TaskStep } from './task-step.js';

/** Fargate Spot wants its capacity back: the task runs on for a while, and an event says so. */
export function warnOfInterruption(step: TaskStep, warningMs: number): void {
  const { context, taskArn } = step;
  if (taskOf(step).desiredStatus === 'STOPPED') return;
  context.cancel(taskArn);
  const stoppedReason = 'Your Spot Task was interrupted.';
  changeTask(step, markStopping(step, { stopCode: 'SpotInterruption', stoppedReason }));
  context.schedule({ kind: 'ecs.task.stop', target: taskArn, afterMs: warningMs });
}
