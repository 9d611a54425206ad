import type { TaskStopCode } from '@aws-sdk/client-ecs';
import type { AttemptRecord } from '../batch/job/job-record.js';
import { describeImages } from '../ecs/task/describe-images.js';
import { attachNetworkInterface } from '../ecs/task/network-interface.js';
import { endTask, ESSENTIAL_EXIT, FAILED_START, markStopping } from '../ecs/task/stop-containers.js';
import type { ContainerRecord } from '../ecs/task/task-record.js';
import { changeTask, taskOf, type TaskStep } from '../ecs/task/task-step.js';

/** The containers of the task run, unless ECS has begun to take the task away. */
export function reportRunning(step: TaskStep): void {
  const { context } = step;
  if (!isUnderWay(step) || taskOf(step).lastStatus === 'DEPROVISIONING') return;
  changeTask(step, (task) => {
    attachNetworkInterface(task, context);
    describeImages(task, context);
    task.lastStatus = 'RUNNING';
    task.pullStartedAt ??= task.createdAt;
    task.pullStoppedAt ??= context.now;
    task.startedAt = context.now;
    for (const container of task.containers) {
      Object.assign(container, { lastStatus: 'RUNNING', startedAt: context.now });
      for (const agent of container.managedAgents ?? []) {
        Object.assign(agent, { lastStatus: 'RUNNING', lastStartedAt: context.now });
      }
    }
  });
}

/** AWS Batch has told the task to stop. */
export function reportStopping(step: TaskStep, stoppedReason: string): void {
  if (!isUnderWay(step)) return;
  const markAsStopping = markStopping(step, { stopCode: 'UserInitiated', stoppedReason });
  changeTask(step, (task) => {
    markAsStopping(task);
    if (task.lastStatus === 'RUNNING') task.lastStatus = 'STOPPING';
  });
}

/** The task has stopped, as the attempt has ended. */
export function reportStopped(step: TaskStep, { containers, statusReason = '' }: AttemptRecord): void {
  if (!isUnderWay(step)) return;
  const ends = new Map(containers.map((container) => [container.name, container]));
  const markAsStopping = markStopping(step, { stopCode: stopCodeOf(statusReason), stoppedReason: statusReason });
  // ECS may be about to stop it by itself.
  if (taskOf(step).desiredStatus === 'STOPPED') step.context.cancel(step.taskArn);
  endTask(step, (task) => {
    if (task.desiredStatus === 'RUNNING') markAsStopping(task);
    for (const container of task.containers) copyEnd(container, ends.get(container.name));
  });
}

const STOP_CODES: readonly (readonly [start: string, stopCode: TaskStopCode])[] = [
  [ESSENTIAL_EXIT.stoppedReason, ESSENTIAL_EXIT.stopCode],
  [FAILED_START.stoppedReason, FAILED_START.stopCode],
  ['Host EC2', 'TerminationNotice'],
  ['Your Spot Task was interrupted.', 'SpotInterruption'],
];

/** Whatever has another reason was told to stop by AWS Batch. */
function stopCodeOf(statusReason: string): TaskStopCode {
  return STOP_CODES.find(([start]) => statusReason.startsWith(start))?.[1] ?? 'UserInitiated';
}

function copyEnd(
  container: ContainerRecord,
  { exitCode, reason }: Partial<AttemptRecord['containers'][number]> = {},
): void {
  if (exitCode !== undefined) container.exitCode = exitCode;
  if (reason !== undefined) container.reason = reason;
}

/** Somebody else may have stopped the task, or ECS have forgotten it. */
function isUnderWay({ draft, taskArn }: TaskStep): boolean {
  const task = draft.tasks.get(taskArn);
  return task !== undefined && task.lastStatus !== 'STOPPED';
}
