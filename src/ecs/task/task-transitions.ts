import type { Transition } from '../../store/transition.js';
import type { EcsTransition, EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { describeImages } from './describe-images.js';
import { attachResources } from './attachment.js';
import {
  changeContainerHealth,
  exitContainer,
  readEvent,
  timeOutContainerStart,
  type ContainerEvent,
} from './container-transitions.js';
import { becomeRunning, startReadyContainers } from './start-containers.js';
import { beginStopping, endTask, FAILED_START, leaveRunning, signalContainers } from './stop-containers.js';
import { placeWaitingTasks } from './place-waiting-tasks.js';
import type { TaskStatus } from './task-record.js';
import { changeContainer, changeTask, noteTask, taskOf, type TaskStep } from './task-step.js';
import { contextOfTasks } from '../service/is-endless.js';
import { noticeTask } from '../service/notice-task.js';
import { timeOutProvisioning } from './time-out-provisioning.js';
import { PLACE_WAITING, PROVISIONING_TIMEOUT } from './wake-waiting-tasks.js';

const UNSTARTED: readonly TaskStatus[] = ['PROVISIONING', 'PENDING'];

/** What may befall the container of a task at any moment. */
export type ContainerIncident = 'ecs.container.exit' | 'ecs.container.health' | 'ecs.task.pull-failed';

type Change = (step: TaskStep, event: ContainerEvent) => void;

const incidents: Readonly<Record<ContainerIncident, Change>> = {
  'ecs.task.pull-failed': onStart(UNSTARTED, failPullNow),
  'ecs.container.health': changeContainerHealth,
  'ecs.container.exit': exitContainer,
};

/**
 * What an agent tells of a task, in the order of its life. What comes too late does nothing: an agent may have reported more than
 * the clock knows.
 */
const news: Readonly<Record<string, Change>> = {
  'ecs.task.attach-network': onStart(UNSTARTED, attachNetwork),
  'ecs.task.pull': onStart(UNSTARTED, pullImages),
  'ecs.task.pulled': onStart(UNSTARTED, endPull),
  'ecs.task.start-containers': onStart(UNSTARTED, startReadyContainers),
  'ecs.task.activate': onStart(['ACTIVATING'], becomeRunning),
  'ecs.container.start-timeout': timeOutContainerStart,
  'ecs.task.stop': onTask([...UNSTARTED, 'ACTIVATING', 'RUNNING'], (step) => leaveRunning(step)),
  'ecs.task.deregistered': onTask(['DEACTIVATING'], stopDeregistered),
  'ecs.task.deprovisioned': onTask(['DEPROVISIONING'], (step) => endTask(step)),
  [PROVISIONING_TIMEOUT]: onStart(['PROVISIONING'], timeOutProvisioning),
  ...incidents,
};

/** What time does to a task. */
export const taskTransitions: Readonly<Record<string, EcsTransition>> = {
  ...Object.fromEntries(Object.entries(news).map(([kind, change]) => [kind, onNews(change)])),
  'ecs.task.target-health': changeTargetHealth,
  [PLACE_WAITING]: (draft, { target }, context) => placeWaitingTasks(draft, target, context),
  'ecs.task.forget': (draft, { target }) => draft.tasks.delete(target),
};

/** Lets it happen now, as if it had come due. */
export function befallContainer(step: NewsStep, kind: ContainerIncident, event: ContainerEvent): void {
  hear(step, { kind, change: incidents[kind], data: { ...event } });
}

interface NewsStep extends TaskStep {
  readonly context: EcsTransitionContext;
}

function attachNetwork(step: TaskStep): void {
  noteTask(step, attachResources(taskOf(step), step.context));
}

function pullImages(step: TaskStep): void {
  const { context, taskArn } = step;
  const { lastStatus, pullStartedAt = context.now } = taskOf(step);
  const isNews = lastStatus !== 'PENDING';
  (isNews ? changeTask : noteTask)(step, { lastStatus: 'PENDING', pullStartedAt });
  context.schedule({ kind: 'ecs.task.pulled', target: taskArn, afterMs: context.timing.imagePullMs });
}

function endPull(step: TaskStep): void {
  const { context, taskArn } = step;
  const task = taskOf(step);
  const { pullStoppedAt = context.now } = task;
  const failed = task.containers.find(
    ({ lastStatus, plan }) => lastStatus === 'PENDING' && plan.pullError !== undefined,
  );
  if (failed?.plan.pullError !== undefined) return failPull(step, failed.name, failed.plan.pullError);
  noteTask(step, { pullStoppedAt, ...describeImages(task, context) });
  context.schedule({ kind: 'ecs.task.start-containers', target: taskArn, afterMs: context.timing.containerStartMs });
}

/** What comes before the failure happens at once, if it has not yet. */
function failPullNow(step: TaskStep, { container, reason = '' }: ContainerEvent): void {
  attachNetwork(step);
  pullImages(step);
  failPull(step, container, reason);
}

/** On Fargate the error is the task's reason too; on EC2 the container alone tells it. */
function failPull(step: TaskStep, containerName: string, reason: string): void {
  const { launchType } = noteTask(step, changeContainer(taskOf(step), containerName, { reason }));
  beginStopping(step, launchType === 'FARGATE' ? { ...FAILED_START, stoppedReason: reason } : FAILED_START);
}

function stopDeregistered(step: TaskStep): void {
  changeTask(step, { lastStatus: 'STOPPING' });
  signalContainers(step);
}

/** What the load balancer has found out about the task. It needs no agent for that. */
function changeTargetHealth(
  draft: EcsDraft,
  { target: taskArn, data }: Transition,
  context: EcsTransitionContext,
): void {
  const before = draft.tasks.get(taskArn);
  if (before?.lastStatus !== 'RUNNING') return;
  const { status = 'UNKNOWN' } = readEvent(data);
  const step = { draft, context, taskArn };
  noticeTask(step, { before, after: noteTask(step, { targetHealth: status }) });
}

/** For a task that has one of the statuses. */
function onTask(statuses: readonly TaskStatus[], change: Change): Change {
  return (step, event) => {
    if (statuses.includes(taskOf(step).lastStatus)) change(step, event);
  };
}

/** For a task that is still meant to run. */
function onStart(statuses: readonly TaskStatus[], change: Change): Change {
  return onTask(statuses, (step, event) => {
    if (taskOf(step).desiredStatus === 'RUNNING') change(step, event);
  });
}

function onNews(change: Change): EcsTransition {
  return (draft, { kind, target: taskArn, data }, context) => hear({ draft, context, taskArn }, { kind, change, data });
}

interface News extends Pick<Transition, 'kind' | 'data'> {
  readonly change: Change;
}

/** Of a task on an instance whose agent is disconnected nothing is heard until the agent is back. */
function hear({ draft, context, taskArn }: NewsStep, { kind, change, data }: News): void {
  const task = draft.tasks.get(taskArn);
  if (task === undefined || task.lastStatus === 'STOPPED') return;
  const owner = draft.services.get(task.serviceArn ?? '') ?? draft.daemons.get(task.daemonArn ?? '');
  const step = { draft, context: contextOfTasks(owner, context), taskArn };
  const instance = draft.containerInstances.get(task.containerInstanceArn ?? '');
  if (instance?.agentConnected ?? true) change(step, readEvent(data));
  else noteTask(step, { unreported: [...(task.unreported ?? []), { kind, ...(data && { data }) }] });
}
