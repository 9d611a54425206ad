import type { ContainerDefinition, NetworkBinding } from '@aws-sdk/client-ecs';
import { DEPENDENCY_ERROR } from '../../aws/dependency-error.js';
import { planContainerStart } from './plan-container-start.js';
import { beginStopping, FAILED_START } from './stop-containers.js';
import { bindPorts, listTakenPorts } from './bind-ports.js';
import { describeImages } from './describe-images.js';
import { attachResources } from './attachment.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import {
  cancelTransitions,
  changeContainer,
  changeTask,
  containerDefinitionsOf,
  containerOf,
  noteTask,
  taskOf,
  type TaskStep,
} from './task-step.js';

/** Starts what can start, until nothing more can; moves the task on when all of its containers have started. */
export function startReadyContainers(step: TaskStep): void {
  const definitions = containerDefinitionsOf(step);
  for (;;) {
    const plan = planContainerStart(taskOf(step).containers, definitions);
    if (plan.blocked !== undefined) return failStart(step, plan.blocked.name);
    if (plan.start.length === 0) break;
    for (const name of plan.start) startContainer(step, definitions.get(name) ?? {});
  }
  const task = taskOf(step);
  if (task.lastStatus === 'PENDING' && task.containers.every(({ lastStatus }) => lastStatus !== 'PENDING')) {
    completeStart(step, task);
  }
}

/**
 * Starts what has waited for a container that has just changed. While the images are still being pulled, containers are left
 * that wait for nothing but the clock: it will start the others with them.
 */
export function startDependents(step: TaskStep, before: TaskRecord): void {
  const { start } = planContainerStart(before.containers, containerDefinitionsOf(step));
  const { containers } = taskOf(step);
  if (start.every((name) => containerOf({ containers }, name).lastStatus !== 'PENDING')) startReadyContainers(step);
}

/** From now on the load balancer checks the health of the task, where there is one. */
export function becomeRunning(step: TaskStep): void {
  const { context, taskArn } = step;
  const { targetPlan = [] } = changeTask(step, { lastStatus: 'RUNNING', startedAt: context.now });
  for (const { afterMs, status } of targetPlan) {
    context.schedule({ kind: 'ecs.task.target-health', target: taskArn, afterMs, data: { status } });
  }
}

/** A container that can never start takes the task down. */
export function failStart(step: TaskStep, containerName: string): void {
  noteTask(step, changeContainer(taskOf(step), containerName, { reason: DEPENDENCY_ERROR }));
  beginStopping(step, FAILED_START);
}

function completeStart(step: TaskStep, { registersTargets, targetHealth }: TaskRecord): void {
  const { context, taskArn } = step;
  endPreparation(step);
  if (!registersTargets) return becomeRunning(step);
  changeTask(step, { lastStatus: 'ACTIVATING' });
  const { activatingMs, targetRegistrationMs } = context.timing;
  const afterMs = targetHealth === undefined ? activatingMs : targetRegistrationMs;
  context.schedule({ kind: 'ecs.task.activate', target: taskArn, afterMs });
}

/** Containers that an agent has reported may be ahead of the clock: what it had not come to yet has happened, too. */
function endPreparation(step: TaskStep): void {
  const { context } = step;
  cancelTransitions(step, { kinds: PREPARATION });
  const task = taskOf(step);
  const attached = attachResources(task, context);
  noteTask(step, {
    ...attached,
    pullStartedAt: task.pullStartedAt ?? context.now,
    pullStoppedAt: task.pullStoppedAt ?? context.now,
    ...describeImages({ ...task, ...attached }, context),
  });
}

const PREPARATION = ['ecs.task.attach-network', 'ecs.task.pull', 'ecs.task.pulled', 'ecs.task.start-containers'];

/** Also starts a container again, in its place. */
export function startContainer(step: TaskStep, definition: ContainerDefinition): void {
  const { context } = step;
  const { name = '' } = definition;
  const task = taskOf(step);
  const running = runContainer(containerOf(task, name), context.now);
  const networkBindings = portsOf(step, definition);
  const started = noteTask(step, changeContainer(task, name, { ...running, networkBindings }));
  scheduleLife(step, containerOf(started, name), definition);
}

/** The process inside has started, and the agent beside it. */
export function runContainer(container: ContainerRecord, now: number): ContainerRecord {
  const managedAgents = container.managedAgents?.map(
    (agent) => ({ ...agent, lastStatus: 'RUNNING', lastStartedAt: now }) as const,
  );
  return { ...container, lastStatus: 'RUNNING', startedAt: now, ...(managedAgents && { managedAgents }) };
}

/** What the process inside does later on. */
export function scheduleLife(
  { context, taskArn }: TaskStep,
  { name, plan }: ContainerRecord,
  { startTimeout }: ContainerDefinition,
): void {
  const data = { container: name };
  if (plan.exit) context.schedule({ kind: 'ecs.container.exit', target: taskArn, afterMs: plan.exit.afterMs, data });
  for (const { afterMs, status } of plan.health) {
    context.schedule({ kind: 'ecs.container.health', target: taskArn, afterMs, data: { ...data, status } });
  }
  if (startTimeout !== undefined) {
    context.schedule({
      kind: 'ecs.container.start-timeout',
      target: taskArn,
      afterMs: startTimeout * 1_000,
      data,
      background: true,
    });
  }
}

function portsOf(step: TaskStep, definition: ContainerDefinition): NetworkBinding[] {
  if (!definition.portMappings?.length) return [];
  return bindPorts(definition, { networkMode: networkModeOf(step), taken: listTakenPorts(step.draft, taskOf(step)) });
}

function networkModeOf(step: TaskStep): string {
  return step.draft.taskDefinitions.get(taskOf(step).taskDefinitionArn)?.definition.networkMode ?? 'bridge';
}
