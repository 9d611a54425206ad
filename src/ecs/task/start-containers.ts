import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { planContainerStart } from './plan-container-start.js';
import { beginStopping } from './stop-containers.js';
import { bindPorts } from './bind-ports.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import { changeTask, containerDefinitionsOf, containerOf, noteTask, taskOf, type TaskStep } from './task-step.js';

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

export function becomeRunning(step: TaskStep): void {
  changeTask(step, (task) => {
    task.lastStatus = 'RUNNING';
    task.startedAt = step.context.now;
  });
}

/** A container that can never start takes the task down. Assumption: the wording of the container's reason. */
export function failStart(step: TaskStep, containerName: string): void {
  noteTask(step, (task) => {
    containerOf(task, containerName).reason =
      'CannotStartContainerError: a dependency of the container did not reach its condition';
  });
  beginStopping(step, { stopCode: 'TaskFailedToStart', stoppedReason: 'Task failed to start' });
}

function completeStart(step: TaskStep, { registersTargets }: TaskRecord): void {
  const { context, taskArn } = step;
  if (!registersTargets) return becomeRunning(step);
  changeTask(step, (task) => {
    task.lastStatus = 'ACTIVATING';
  });
  context.schedule({ kind: 'ecs.task.activate', target: taskArn, afterMs: context.timing.activatingMs });
}

/** Also starts a container again, in its place. */
export function startContainer(step: TaskStep, definition: ContainerDefinition): void {
  const { context } = step;
  const started = noteTask(step, (task) => {
    const container = containerOf(task, definition.name ?? '');
    container.lastStatus = 'RUNNING';
    container.startedAt = context.now;
    for (const agent of container.managedAgents ?? []) {
      Object.assign(agent, { lastStatus: 'RUNNING', lastStartedAt: context.now });
    }
    container.networkBindings = bindPorts(definition, { networkMode: networkModeOf(step), taskArn: task.taskArn });
  });
  scheduleLife(step, containerOf(started, definition.name ?? ''), definition);
}

/** What the process inside does later on. */
function scheduleLife(
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

function networkModeOf(step: TaskStep): string {
  return step.draft.taskDefinitions.get(taskOf(step).taskDefinitionArn)?.definition.networkMode ?? 'bridge';
}
