import type { HealthStatus } from '@aws-sdk/client-ecs';
import type { Transition } from '../../store/transition.js';
import { noticeTask } from '../service/notice-task.js';
import { planContainerRestart } from './plan-container-restart.js';
import { failStart, startContainer, startDependents, startReadyContainers } from './start-containers.js';
import { beginStopping, ESSENTIAL_EXIT, FAILED_START, signalContainers, stopContainer } from './stop-containers.js';
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

export interface ContainerEvent {
  readonly container: string;
  /** The answer to SIGTERM; without it the container exits as it had planned. */
  readonly exitCode?: number;
  /** What the container says of its exit. */
  readonly reason?: string;
  readonly status?: HealthStatus;
}

/** What a transition was given to know: whoever plans what befalls a container says it in these members. */
export function readEvent(data: Transition['data']): ContainerEvent {
  return { container: '', ...data };
}

export function exitContainer(step: TaskStep, { container, exitCode, reason }: ContainerEvent): void {
  const planned = containerOf(taskOf(step), container).plan.exit ?? { exitCode: 0 };
  endContainer(step, container, exitCode === undefined ? planned : { exitCode, reason });
}

export interface ContainerEnd {
  /** A container that never ran has none. */
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
}

/** A container has stopped. Whatever else was to happen to it does not happen any more; one that has stopped stops no more. */
export function endContainer(step: TaskStep, name: string, end: ContainerEnd): void {
  const task = taskOf(step);
  const container = containerOf(task, name);
  if (container.lastStatus === 'STOPPED') return;
  cancelTransitions(step, { data: { container: name } });
  const stopped = changeContainer(taskOf(step), name, endedBy(container, end));
  if (task.desiredStatus === 'STOPPED') {
    noteTask(step, stopped);
    if (task.lastStatus === 'STOPPING') signalContainers(step);
    return;
  }
  const definition = containerDefinitionsOf(step).get(name) ?? {};
  if (planContainerRestart(container, { definition, exitCode: end.exitCode, now: step.context.now })) {
    startContainer(step, definition);
  } else if (endsTask(step, task, name)) {
    const hasRun = container.lastStatus === 'RUNNING';
    const { executionStoppedAt = step.context.now } = task;
    noteTask(step, { ...stopped, ...(hasRun && { executionStoppedAt }) });
    beginStopping(step, hasRun ? ESSENTIAL_EXIT : FAILED_START);
  } else {
    const after = changeTask(step, stopped);
    step.context.watcher?.containerStopped(after, containerOf(after, name));
    startDependents(step, task);
  }
}

export function endedBy(container: ContainerRecord, { exitCode, reason }: ContainerEnd): ContainerRecord {
  return {
    ...stopContainer(container),
    ...(exitCode !== undefined && { exitCode }),
    ...(reason !== undefined && { reason }),
  };
}

/** An essential container takes the task down, and so does the last container that ran. */
function endsTask(step: TaskStep, { containers }: TaskRecord, name: string): boolean {
  const isEssential = containerDefinitionsOf(step).get(name)?.essential !== false;
  return isEssential || containers.every((other) => other.name === name || other.lastStatus === 'STOPPED');
}

export function changeContainerHealth(step: TaskStep, { container: name, status = 'UNKNOWN' }: ContainerEvent): void {
  if (containerOf(taskOf(step), name).lastStatus !== 'RUNNING') return;
  const definitions = containerDefinitionsOf(step);
  const before = taskOf(step);
  const { containers } = changeContainer(before, name, { healthStatus: status });
  const essential = containers.filter((container) => definitions.get(container.name)?.essential !== false);
  const after = noteTask(step, { containers, healthStatus: healthOfTask(essential) });
  noticeTask(step, { before, after });
  if (after.desiredStatus === 'RUNNING') startReadyContainers(step);
}

/** Containers that are not essential do not count. */
function healthOfTask(essential: readonly Pick<ContainerRecord, 'healthStatus'>[]): HealthStatus {
  const has = (status: HealthStatus) => essential.some(({ healthStatus }) => healthStatus === status);
  if (has('UNHEALTHY')) return 'UNHEALTHY';
  return has('UNKNOWN') ? 'UNKNOWN' : 'HEALTHY';
}

/** The container has not reached in time what another waits for, which gives up. */
export function timeOutContainerStart(step: TaskStep, { container: name }: ContainerEvent): void {
  const task = taskOf(step);
  const definitions = containerDefinitionsOf(step);
  const waiting = task.containers.find(
    (container) =>
      container.lastStatus === 'PENDING' &&
      definitions.get(container.name)?.dependsOn?.some(({ containerName }) => containerName === name),
  );
  if (waiting !== undefined && task.desiredStatus === 'RUNNING') failStart(step, waiting.name);
}
