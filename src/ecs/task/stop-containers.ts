import { SIGKILL_EXIT_CODE } from '../../aws/exit-codes.js';
import type { TaskStopCode } from '@aws-sdk/client-ecs';
import { releaseInstance } from '../container-instance/claim-instance.js';
import { advanceAttachment, endAttachment } from './attachment.js';
import { planContainerStop } from './plan-container-stop.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import {
  changeContainer,
  changeTask,
  containerDefinitionsOf,
  containerOf,
  noteTask,
  taskOf,
  type TaskChange,
  type TaskStep,
} from './task-step.js';

export interface StopDecision {
  readonly stopCode: TaskStopCode;
  readonly stoppedReason: string;
}

export const ESSENTIAL_EXIT: StopDecision = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
};

export const FAILED_START: StopDecision = { stopCode: 'TaskFailedToStart', stoppedReason: 'Task failed to start' };

/** Decides that a task stops, and nothing more: whoever asked still sees its `lastStatus`. The rest follows at once. */
export function decideStop(step: TaskStep, decision: StopDecision): TaskRecord {
  const { context, taskArn } = step;
  context.cancel(taskArn);
  context.schedule({ kind: 'ecs.task.stop', target: taskArn, afterMs: 0 });
  return noteTask(step, markStopping(step, decision));
}

/** Decides and carries out: an essential container has exited, or the start has failed. */
export function beginStopping(step: TaskStep, decision: StopDecision): void {
  step.context.cancel(step.taskArn);
  leaveRunning(step, markStopping(step, decision));
}

/** Leaves what the task was doing, for DEACTIVATING, STOPPING or straight for its end. */
export function leaveRunning(step: TaskStep, change: TaskChange = {}): void {
  const { context, taskArn } = step;
  const { registersTargets, lastStatus, containers } = taskOf(step);
  const isRegistered = registersTargets && (lastStatus === 'RUNNING' || lastStatus === 'ACTIVATING');
  const hasRun = containers.some(({ startedAt }) => startedAt !== undefined);
  context.watcher?.taskStopping(taskOf(step));
  if (!isRegistered && !hasRun) return deprovision(step, change);
  changeTask(step, { ...change, lastStatus: isRegistered ? 'DEACTIVATING' : 'STOPPING' });
  if (isRegistered) {
    context.schedule({ kind: 'ecs.task.deregistered', target: taskArn, afterMs: context.timing.deactivatingMs });
  } else signalContainers(step);
}

/** Sends SIGTERM to those whose turn it is; ends the execution when none is left. */
export function signalContainers(step: TaskStep): void {
  const { context, taskArn } = step;
  const definitions = containerDefinitionsOf(step);
  const task = taskOf(step);
  for (const name of planContainerStop(task.containers, definitions)) {
    const { onStop } = containerOf(task, name).plan;
    const killAfterMs = (definitions.get(name)?.stopTimeout ?? DEFAULT_STOP_TIMEOUT_S) * 1_000;
    const isKilled = onStop.afterMs > killAfterMs;
    const afterMs = isKilled ? killAfterMs : onStop.afterMs;
    const exitCode = isKilled ? SIGKILL_EXIT_CODE : onStop.exitCode;
    noteTask(step, changeContainer(taskOf(step), name, { isSignalled: true }));
    context.schedule({ kind: 'ecs.container.exit', target: taskArn, afterMs, data: { container: name, exitCode } });
  }
  if (task.containers.every(({ lastStatus }) => lastStatus !== 'RUNNING')) deprovision(step);
}

/** Fargate's default; that of the EC2 agent is the same. */
const DEFAULT_STOP_TIMEOUT_S = 30;

/** Gives back the network interface and the volumes, where the task has some. */
export function deprovision(step: TaskStep, change: TaskChange = {}): void {
  const { context, taskArn } = step;
  const task = taskOf(step);
  if (task.attachments.length === 0) return endTask(step, change);
  changeTask(step, {
    ...endExecution(task, change, context.now),
    lastStatus: 'DEPROVISIONING',
    attachments: task.attachments.map((attachment) => advanceAttachment(attachment, 'DETACHING')),
  });
  context.schedule({ kind: 'ecs.task.deprovisioned', target: taskArn, afterMs: context.timing.deprovisioningMs });
}

export function endTask(step: TaskStep, change: TaskChange = {}): void {
  const { context, taskArn } = step;
  const task = taskOf(step);
  const stopped = changeTask(step, {
    ...endExecution(task, change, context.now),
    lastStatus: 'STOPPED',
    stoppedAt: context.now,
    claim: undefined,
    attachments: task.attachments.map(endAttachment),
  });
  releaseClaim(step, stopped, task.claim);
  context.schedule({
    kind: 'ecs.task.forget',
    target: taskArn,
    afterMs: context.timing.stoppedTaskRetentionMs,
    background: true,
  });
  context.watcher?.taskStopped(stopped);
}

/** What the task had of its instance is free again. */
function releaseClaim(
  { draft, context }: TaskStep,
  { containerInstanceArn }: TaskRecord,
  claim: TaskRecord['claim'],
): void {
  if (containerInstanceArn === undefined || claim === undefined) return;
  releaseInstance({ draft, context, containerInstanceArn }, claim);
}

/** Containers that never ran end without an exit code. */
function endExecution(task: TaskRecord, change: TaskChange, now: number): TaskChange {
  const { executionStoppedAt = now } = task;
  const { containers = task.containers } = change;
  const hasRun = containers.some(({ startedAt }) => startedAt !== undefined);
  return { ...change, containers: containers.map(stopContainer), ...(hasRun && { executionStoppedAt }) };
}

/** The process inside has ended, and the agent beside it. */
export function stopContainer(container: ContainerRecord): ContainerRecord {
  const managedAgents = container.managedAgents?.map((agent) => ({ ...agent, lastStatus: 'STOPPED' }) as const);
  return { ...container, lastStatus: 'STOPPED', ...(managedAgents && { managedAgents }) };
}

/** A task that has been decided to stop, whatever comes of it later. */
export function markStopping({ context }: TaskStep, { stopCode, stoppedReason }: StopDecision): TaskChange {
  return { desiredStatus: 'STOPPED', stoppingAt: context.now, stopCode, stoppedReason };
}
