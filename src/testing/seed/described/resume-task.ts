import type { EcsContext } from '../../../ecs/ecs-context.js';
import { scheduleStart } from '../../../ecs/task/create-task.js';
import { scheduleLife } from '../../../ecs/task/start-containers.js';
import { signalContainers } from '../../../ecs/task/stop-containers.js';
import type { TaskRecord, TaskStatus } from '../../../ecs/task/task-record.js';
import { getTask } from '../../../ecs/task/task-table.js';
import { containerDefinitionsOf } from '../../../ecs/task/task-step.js';
import { PROVISIONING_TIMEOUT } from '../../../ecs/task/wake-waiting-tasks.js';
import { afterwards } from '../../seeding/afterwards.js';
import type { Seeding } from '../seeding.js';
import { isOfBatch } from './put-task.js';

const UNSTOPPED: readonly TaskStatus[] = ['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING'];

/** A task that AWS described goes on from where it was, with what of its phase is left. */
export function resumeTask(seeding: Seeding, taskArn: string): void {
  const { draft, context } = seeding;
  const task = getTask(draft.ecs, taskArn);
  const isLeaving = task.desiredStatus === 'STOPPED' && UNSTOPPED.includes(task.lastStatus);
  if (isLeaving) context.schedule({ kind: 'ecs.task.stop', target: taskArn, afterMs: 0 });
  else if (!isOfBatch(task) || !UNSTOPPED.includes(task.lastStatus)) RESUME[task.lastStatus](seeding, task);
}

const RESUME: Readonly<Record<TaskStatus, (seeding: Seeding, task: TaskRecord) => void>> = {
  PROVISIONING({ context }, task) {
    const then = afterwards(context, task.createdAt);
    if (task.waiting === undefined) scheduleStart(task, then);
    else scheduleNext(task, then, [PROVISIONING_TIMEOUT, context.timing.provisioningTimeoutMs]);
  },
  PENDING(seeding, task) {
    const { context } = seeding;
    const { pullStartedAt, pullStoppedAt } = task;
    const { imagePullMs, containerStartMs } = context.timing;
    runContainers(seeding, task);
    if (pullStoppedAt !== undefined) {
      scheduleNext(task, afterwards(context, pullStoppedAt), ['ecs.task.start-containers', containerStartMs]);
    } else if (pullStartedAt !== undefined) {
      scheduleNext(task, afterwards(context, pullStartedAt), ['ecs.task.pulled', imagePullMs]);
    } else scheduleNext(task, context, ['ecs.task.pull', 0]);
  },
  ACTIVATING(seeding, task) {
    const { timing } = seeding.context;
    const then = afterwards(seeding.context, task.pullStoppedAt);
    runContainers(seeding, task);
    const afterMs = task.targetHealth === undefined ? timing.activatingMs : timing.targetRegistrationMs;
    scheduleNext(task, then, ['ecs.task.activate', afterMs]);
  },
  RUNNING: runContainers,
  DEACTIVATING({ context }, task) {
    scheduleNext(task, afterwards(context, task.stoppingAt), ['ecs.task.deregistered', context.timing.deactivatingMs]);
  },
  STOPPING({ draft, context }, { taskArn, stoppingAt }) {
    signalContainers({ draft: draft.ecs, context: afterwards(context, stoppingAt), taskArn });
  },
  DEPROVISIONING({ context }, task) {
    const then = afterwards(context, task.executionStoppedAt ?? task.stoppingAt);
    scheduleNext(task, then, ['ecs.task.deprovisioned', context.timing.deprovisioningMs]);
  },
  STOPPED({ context }, { taskArn: target, stoppedAt }) {
    const afterMs = context.timing.stoppedTaskRetentionMs;
    afterwards(context, stoppedAt).schedule({ kind: 'ecs.task.forget', target, afterMs, background: true });
  },
};

type Step = readonly [kind: string, afterMs: number];

function scheduleNext({ taskArn: target }: TaskRecord, { schedule }: EcsContext, [kind, afterMs]: Step): void {
  schedule({ kind, target, afterMs });
}

/** What the processes inside do, counted from when they started; what they would have done by now they do as if they had just started. */
function runContainers({ draft, context }: Seeding, { taskArn, containers }: TaskRecord): void {
  const step = { draft: draft.ecs, context, taskArn };
  const definitions = containerDefinitionsOf(step);
  for (const container of containers.filter(({ lastStatus }) => lastStatus === 'RUNNING')) {
    const { plan, startedAt = context.now } = container;
    const isOver = plan.exit !== undefined && startedAt + plan.exit.afterMs <= context.now;
    const then = isOver ? context : afterwards(context, startedAt);
    scheduleLife({ ...step, context: then }, container, definitions.get(container.name) ?? {});
  }
}
