import type { HealthStatus } from '@aws-sdk/client-ecs';
import { planContainerRestart } from './plan-container-restart.js';
import { failStart, startContainer, startReadyContainers } from './start-containers.js';
import { beginStopping, signalContainers } from './stop-containers.js';
import type { PlannedExit } from './task-outcome.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import { changeTask, containerDefinitionsOf, containerOf, noteTask, taskOf, type TaskStep } from './task-step.js';

export interface ContainerEvent {
  readonly container: string;
  /** The answer to SIGTERM; without it the container exits as it had planned. */
  readonly exitCode?: number;
  readonly status?: HealthStatus;
}

export function exitContainer(step: TaskStep, { container: name, exitCode }: ContainerEvent): void {
  const task = taskOf(step);
  const container = containerOf(task, name);
  const exit: PlannedExit = exitCode === undefined ? (container.plan.exit ?? CLEAN_EXIT) : { exitCode, afterMs: 0 };
  const stop = (record: { containers: ContainerRecord[] }) => Object.assign(containerOf(record, name), stoppedBy(exit));
  if (task.desiredStatus === 'STOPPED') {
    noteTask(step, stop);
    if (task.lastStatus === 'STOPPING') signalContainers(step);
    return;
  }
  const definition = containerDefinitionsOf(step).get(name) ?? {};
  if (planContainerRestart(container, { definition, exitCode: exit.exitCode, now: step.context.now })) {
    startContainer(step, definition);
    return;
  }
  if (endsTask(step, task, name)) {
    noteTask(step, (record) => {
      stop(record);
      record.executionStoppedAt = step.context.now;
    });
    beginStopping(step, {
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    return;
  }
  changeTask(step, stop);
  startReadyContainers(step);
}

const CLEAN_EXIT: PlannedExit = { exitCode: 0, afterMs: 0 };

function stoppedBy({ exitCode, reason }: PlannedExit): Partial<ContainerRecord> {
  return { lastStatus: 'STOPPED', exitCode, ...(reason !== undefined && { reason }) };
}

/** An essential container takes the task down, and so does the last container that ran. */
function endsTask(step: TaskStep, { containers }: TaskRecord, name: string): boolean {
  const isEssential = containerDefinitionsOf(step).get(name)?.essential !== false;
  return isEssential || containers.every((other) => other.name === name || other.lastStatus === 'STOPPED');
}

export function changeContainerHealth(step: TaskStep, { container: name, status = 'UNKNOWN' }: ContainerEvent): void {
  const definitions = containerDefinitionsOf(step);
  noteTask(step, (task) => {
    containerOf(task, name).healthStatus = status;
    task.healthStatus = healthOfTask(
      task.containers.filter((container) => definitions.get(container.name)?.essential !== false),
    );
  });
  if (taskOf(step).desiredStatus === 'RUNNING') startReadyContainers(step);
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
