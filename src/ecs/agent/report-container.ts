import type { ContainerStateChange } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';
import { endContainer } from '../task/container-transitions.js';
import { attachResources } from '../task/attachment.js';
import { startContainer, startDependents } from '../task/start-containers.js';
import { containerDefinitionsOf, containerOf, noteTask, taskOf, type TaskStep } from '../task/task-step.js';
import { assertStatus } from './reported-task.js';

/** What an agent says of a container, done as the clock would do it. */
export function reportContainer(step: TaskStep, report: ContainerStateChange): void {
  const { containerName = '', status, exitCode } = report;
  const before = taskOf(step);
  const isWaiting = before.desiredStatus === 'RUNNING' && containerOf(before, containerName).lastStatus === 'PENDING';
  // What has an exit code has run, though the agent may not have said so before.
  const starts = isWaiting && (status === 'RUNNING' || (status === 'STOPPED' && exitCode !== undefined));
  if (starts) startReported(step, containerName);
  noteDetails(step, report);
  if (starts) startDependents(step, before);
  if (status === 'STOPPED') endContainer(step, containerName, { exitCode });
}

/** An agent that runs containers has the task: nothing of it is PROVISIONING any more. */
export function leaveProvisioning(step: TaskStep): void {
  const task = taskOf(step);
  if (task.lastStatus !== 'PROVISIONING') return;
  noteTask(step, { ...attachResources(task, step.context), lastStatus: 'PENDING' });
}

function startReported(step: TaskStep, name: string): void {
  leaveProvisioning(step);
  startContainer(step, containerDefinitionsOf(step).get(name) ?? {});
}

/** Of a container that has stopped, a late report only adds what was not known. */
function noteDetails(step: TaskStep, report: ContainerStateChange): void {
  const { containerName = '', imageDigest, runtimeId, networkBindings, exitCode, reason } = report;
  step.draft.tasks.update(step.taskArn, (task) => {
    const container = containerOf(task, containerName);
    const hasStopped = container.lastStatus === 'STOPPED';
    if (imageDigest !== undefined) container.imageDigest = imageDigest;
    if (runtimeId !== undefined) container.runtimeId = runtimeId;
    if (networkBindings !== undefined) container.networkBindings = networkBindings;
    if (hasStopped && exitCode !== undefined) container.exitCode ??= exitCode;
    if (reason !== undefined) container.reason = hasStopped ? (container.reason ?? reason) : reason;
  });
}

const LONGEST_REASON = 1_024;

/** Assumption: the wordings; that names must be known, and the limit, are on record. */
export function assertContainerReport(
  step: TaskStep,
  { containerName, status, reason = '' }: ContainerStateChange,
): void {
  assertStatus(status);
  if (containerName === undefined) throw invalidParameter('ContainerName can not be blank.');
  if (reason.length > LONGEST_REASON) {
    throw invalidParameter(`reason can have up to ${LONGEST_REASON} characters.`);
  }
  assertContainer(step, containerName);
}

/** Assumption: the wording. */
export function assertContainer(step: TaskStep, containerName: string): void {
  if (taskOf(step).containers.some(({ name }) => name === containerName)) return;
  throw invalidParameter(`The task has no container named ${containerName}.`);
}
