import type { EcsContext } from '../../ecs/ecs-context.js';
import { exitContainer } from '../../ecs/task/container-transitions.js';
import { decideStop } from '../../ecs/task/stop-containers.js';
import type { TaskRecord, TaskStatus } from '../../ecs/task/task-record.js';
import { getTask } from '../../ecs/task/task-table.js';
import { taskTransitions } from '../../ecs/task/task-transitions.js';
import { compareDue, type Transition } from '../../store/transition.js';
import { contextAt } from '../seeding/context-at.js';
import { dateBackTask } from '../seeding/date-back-task.js';
import { assertStays } from '../seeding/date-back-transitions.js';
import { planTimes } from '../seeding/plan-times.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import type { TaskSeed } from './ecs-seed.js';
import type { Seeding } from './seeding.js';

export interface SeededLife {
  readonly seed: TaskSeed;
  /** Creates the task at a moment. */
  start(context: EcsContext): TaskRecord;
}

const STOPPED_STATUSES: readonly TaskStatus[] = ['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'];
/** A task whose container exits by itself passes through these; the others may need somebody who stops it. */
const ENDS: readonly TaskStatus[] = ['DEPROVISIONING', 'STOPPED'];
const REGISTERED_STATUSES: readonly TaskStatus[] = ['ACTIVATING', 'DEACTIVATING'];

/**
 * Lets a task live by its own transitions until it has the status that the seed wants, and dates it all back, so that it has the
 * status right now. What is to come afterwards comes as it would have.
 */
export function liveUntil(seeding: Seeding, { seed, start }: SeededLife): string {
  const { draft, context } = seeding;
  const wanted = seed.lastStatus ?? 'RUNNING';
  const { taskArn } = start(context);
  if (REGISTERED_STATUSES.includes(wanted)) {
    draft.ecs.tasks.assign(taskArn, { registersTargets: true });
  }
  let now = context.now;
  while (getTask(draft.ecs, taskArn).lastStatus !== wanted) {
    const next = nextTransition(seeding, taskArn);
    if (next !== undefined && !runsOnFor(seeding, { taskArn, wanted })) {
      now = next.dueAt;
      draft.transitions.delete(next);
      taskTransitions[next.kind]?.(draft.ecs, next, contextAt(context, now));
    } else if (!stopNow(seeding, { taskArn, seed, now })) {
      throw unreachable(seed, getTask(draft.ecs, taskArn));
    }
  }
  dateBack(seeding, { seed, taskArn, arrivedAt: now });
  overlay(seeding, seed, taskArn);
  return taskArn;
}

interface LivedTask {
  readonly seed: TaskSeed;
  readonly taskArn: string;
  readonly arrivedAt: number;
}

function dateBack({ draft, context }: Seeding, { seed, taskArn: target, arrivedAt }: LivedTask): void {
  const { now } = context;
  const record = getTask(draft.ecs, target);
  const description = `a task that is ${record.lastStatus}`;
  const times = planTimes({ seed, record, description, arrivedAt, now });
  assertStays(draft.transitions, { target, byMs: times.byMs, now, description });
  dateBackTask(draft, { target, times }, context);
}

/** A running task of which the seed wants the end. It ends by its own outcome, or by being stopped. */
function runsOnFor(
  { draft }: Seeding,
  { taskArn, wanted }: { readonly taskArn: string; readonly wanted: TaskStatus },
): boolean {
  const { lastStatus, desiredStatus, containers } = getTask(draft.ecs, taskArn);
  const endsByItself = ENDS.includes(wanted) && containers.some(({ plan }) => plan.exit !== undefined);
  return STOPPED_STATUSES.includes(wanted) && lastStatus === 'RUNNING' && desiredStatus === 'RUNNING' && !endsByItself;
}

function stopNow(
  { draft, context }: Seeding,
  life: { readonly taskArn: string; readonly seed: TaskSeed; readonly now: number },
): boolean {
  const { taskArn, seed, now } = life;
  const task = getTask(draft.ecs, taskArn);
  if (!STOPPED_STATUSES.includes(seed.lastStatus ?? 'RUNNING') || task.desiredStatus === 'STOPPED') return false;
  const step = { draft: draft.ecs, context: contextAt(context, now), taskArn };
  const [main] = task.containers;
  if (seed.stopCode === 'EssentialContainerExited' && main !== undefined) {
    exitContainer(step, { container: main.name, exitCode: 0 });
  } else {
    decideStop(step, {
      stopCode: seed.stopCode ?? 'UserInitiated',
      stoppedReason: seed.stoppedReason ?? 'Task stopped by user',
    });
  }
  return true;
}

function nextTransition({ draft }: Seeding, taskArn: string): Transition | undefined {
  const foreground = draft.transitions.of(taskArn).filter(({ background }) => !background);
  return foreground.toSorted(compareDue)[0];
}

function overlay({ draft }: Seeding, { stopCode, stoppedReason }: TaskSeed, taskArn: string): void {
  if (getTask(draft.ecs, taskArn).desiredStatus !== 'STOPPED') return;
  draft.ecs.tasks.assign(taskArn, {
    ...(stopCode !== undefined && { stopCode }),
    ...(stoppedReason !== undefined && { stoppedReason }),
  });
}

function unreachable(seed: TaskSeed, task: TaskRecord): SeedProblem {
  return new SeedProblem(
    `a task of ${seed.taskDefinition} cannot be ${seed.lastStatus ?? 'RUNNING'}: with its outcome it gets no further than ${task.lastStatus}. ` +
      'Seed it with a status that it can reach, or with another outcome.',
  );
}
