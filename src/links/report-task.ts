import type { TaskStopCode } from '@aws-sdk/client-ecs';
import type { AttemptRecord } from '../batch/job/job-record.js';
import { endedBy } from '../ecs/task/container-transitions.js';
import { describeImages } from '../ecs/task/describe-images.js';
import { attachResources } from '../ecs/task/attachment.js';
import { endTask, ESSENTIAL_EXIT, FAILED_START, markStopping } from '../ecs/task/stop-containers.js';
import { runContainer } from '../ecs/task/start-containers.js';
import { changeTask, taskOf, type TaskStep } from '../ecs/task/task-step.js';

/** The containers of the task run, unless ECS has begun to take the task away. */
export function reportRunning(step: TaskStep): void {
  const { context } = step;
  if (!isUnderWay(step) || taskOf(step).lastStatus === 'DEPROVISIONING') return;
  const task = taskOf(step);
  const attached = attachResources(task, context);
  const { containers } = describeImages({ ...task, ...attached }, context);
  changeTask(step, {
    ...attached,
    lastStatus: 'RUNNING',
    pullStartedAt: task.pullStartedAt ?? task.createdAt,
    pullStoppedAt: task.pullStoppedAt ?? context.now,
    startedAt: context.now,
    containers: containers.map((container) => runContainer(container, context.now)),
  });
}

/** AWS Batch has told the task to stop. */
export function reportStopping(step: TaskStep, stoppedReason: string): void {
  if (!isUnderWay(step)) return;
  changeTask(step, {
    ...markStopping(step, { stopCode: 'UserInitiated', stoppedReason }),
    ...(taskOf(step).lastStatus === 'RUNNING' && { lastStatus: 'STOPPING' }),
  });
}

/** The task has stopped, as the attempt has ended. On Fargate that may be because of an error at its start. */
export function reportStopped(
  step: TaskStep,
  { containers, statusReason = '' }: AttemptRecord,
  startError?: string,
): void {
  if (!isUnderWay(step)) return;
  const ends = new Map(containers.map((container) => [container.name, container]));
  const task = taskOf(step);
  const isStopping = task.desiredStatus === 'STOPPED';
  // ECS may be about to stop it by itself.
  if (isStopping) step.context.cancel(step.taskArn);
  endTask(step, {
    ...(!isStopping &&
      markStopping(step, { stopCode: stopCodeOf(statusReason, startError), stoppedReason: statusReason })),
    containers: task.containers.map((container) => endedBy(container, ends.get(container.name) ?? {})),
  });
}

const STOP_CODES: readonly (readonly [start: string, stopCode: TaskStopCode])[] = [
  [ESSENTIAL_EXIT.stoppedReason, ESSENTIAL_EXIT.stopCode],
  [FAILED_START.stoppedReason, FAILED_START.stopCode],
  ['Host EC2', 'TerminationNotice'],
  ['Your Spot Task was interrupted.', 'SpotInterruption'],
];

/** Whatever has another reason was told to stop by AWS Batch. */
function stopCodeOf(statusReason: string, startError: string | undefined): TaskStopCode {
  if (statusReason === startError) return FAILED_START.stopCode;
  return STOP_CODES.find(([start]) => statusReason.startsWith(start))?.[1] ?? 'UserInitiated';
}

/** Somebody else may have stopped the task, or ECS have forgotten it. */
function isUnderWay({ draft, taskArn }: TaskStep): boolean {
  const task = draft.tasks.get(taskArn);
  return task !== undefined && task.lastStatus !== 'STOPPED';
}
