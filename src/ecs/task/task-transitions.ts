import type { EcsTransition } from '../ecs-context.js';
import { attachNetworkInterface } from './network-interface.js';
import {
  changeContainerHealth,
  exitContainer,
  timeOutContainerStart,
  type ContainerEvent,
} from './container-transitions.js';
import { becomeRunning, startReadyContainers } from './start-containers.js';
import { beginStopping, endTask, leaveRunning, signalContainers } from './stop-containers.js';
import { taskIdOf } from './task-table.js';
import { changeTask, noteTask, taskOf, type TaskStep } from './task-step.js';

/** What time does to a task, in the order of its life. */
export const taskTransitions: Readonly<Record<string, EcsTransition>> = {
  'ecs.task.attach-network': onTask(attachNetwork),
  'ecs.task.pull': onTask(pullImages),
  'ecs.task.pulled': onTask(endPull),
  'ecs.task.start-containers': onTask(startReadyContainers),
  'ecs.task.activate': onTask(becomeRunning),
  'ecs.container.health': onContainer(changeContainerHealth),
  'ecs.container.start-timeout': onContainer(timeOutContainerStart),
  'ecs.container.exit': onContainer(exitContainer),
  'ecs.task.stop': onTask((step) => leaveRunning(step)),
  'ecs.task.deregistered': onTask(stopDeregistered),
  'ecs.task.deprovisioned': onTask((step) => endTask(step)),
  'ecs.task.forget': (draft, { target }) => draft.tasks.delete(target),
};

function attachNetwork(step: TaskStep): void {
  noteTask(step, (task) => attachNetworkInterface(task, step.context));
}

function pullImages(step: TaskStep): void {
  const { context, taskArn } = step;
  const isNews = taskOf(step).lastStatus !== 'PENDING';
  (isNews ? changeTask : noteTask)(step, (task) => {
    task.lastStatus = 'PENDING';
    task.pullStartedAt = context.now;
  });
  context.schedule({ kind: 'ecs.task.pulled', target: taskArn, afterMs: context.timing.imagePullMs });
}

function endPull(step: TaskStep): void {
  const { context, taskArn } = step;
  const failed = taskOf(step).containers.find(({ plan }) => plan.pullError !== undefined);
  if (failed?.plan.pullError !== undefined) return failPull(step, failed.name, failed.plan.pullError);
  noteTask(step, (task) => {
    task.pullStoppedAt = context.now;
    for (const container of task.containers) {
      container.imageDigest = `sha256:${context.identifiers.hex(64)}`;
      container.runtimeId =
        task.launchType === 'FARGATE'
          ? `${taskIdOf(task)}-${context.identifiers.digits(10)}`
          : context.identifiers.hex(64);
    }
  });
  context.schedule({ kind: 'ecs.task.start-containers', target: taskArn, afterMs: context.timing.containerStartMs });
}

/** On Fargate the error is the task's reason too; on EC2 the container alone tells it. */
function failPull(step: TaskStep, containerName: string, reason: string): void {
  const { launchType } = noteTask(step, (task) => {
    for (const container of task.containers) if (container.name === containerName) container.reason = reason;
  });
  beginStopping(step, {
    stopCode: 'TaskFailedToStart',
    stoppedReason: launchType === 'FARGATE' ? reason : 'Task failed to start',
  });
}

function stopDeregistered(step: TaskStep): void {
  changeTask(step, (task) => {
    task.lastStatus = 'STOPPING';
  });
  signalContainers(step);
}

function onTask(change: (step: TaskStep) => void): EcsTransition {
  return (draft, { target }, context) => change({ draft, context, taskArn: target });
}

function onContainer(change: (step: TaskStep, event: ContainerEvent) => void): EcsTransition {
  return (draft, { target, data }, context) =>
    change({ draft, context, taskArn: target }, data as unknown as ContainerEvent);
}
