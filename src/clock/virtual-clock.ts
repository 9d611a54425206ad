import { showValue, UsageError } from '../errors/usage-error.js';
import type { Slices } from '../store/state.js';
import { compareDue, transitionTable, type Transition } from '../store/transition.js';
import { createDateFollower } from './faked-date.js';
import { toMilliseconds, type Duration } from './duration.js';
import { fastForward } from './fast-forward.js';
import { nextTransition, runDueTransitions, type Scheduler } from './run-due-transitions.js';

/** The time of the emulated cloud. It stands still until a test moves it, or until a faked `Date` moves. */
export interface VirtualClock {
  now(): Date;
  /** Moves time on by milliseconds or a text such as `90s`, running everything that comes due. Returns the new time. */
  advance(duration: Duration): Date;
  /** Moves time on to a moment: a `Date`, an ISO 8601 text or epoch milliseconds. Returns the new time. */
  advanceTo(time: Date | string | number): Date;
  /** Moves to the next moment at which anything is due, and runs what is due then. Returns what was: empty when nothing is. */
  next(): PendingTransition[];
  /** Runs until nothing is pending any more but house-keeping, such as the disappearance of stopped tasks. Returns the new time. */
  runUntilIdle(): Date;
  /** What will happen, in order of time. */
  pending(): PendingTransition[];
  /**
   * Runs unmodified production code, with its SDK waiters and sleeps, in milliseconds of real time: whenever the program only
   * waits, virtual time jumps to the next thing that can happen. While it runs, `Date`, `setTimeout`, `setInterval`,
   * `node:timers/promises` and `Math.random` are virtual; afterwards they are as they were. Resolves or rejects as the program does.
   *
   * @throws UsageError when the program waits for something that can never happen, and when a test runner has faked the timers.
   * @example
   * await clock.fastForward(() => waitUntilTasksStopped({ client, maxWaitTime: 600 }, { tasks: [taskArn] }));
   */
  fastForward<T>(program: () => T | PromiseLike<T>): Promise<T>;
}

export interface PendingTransition {
  readonly dueAt: Date;
  /** For example `ecs.task.pull`. */
  readonly kind: string;
  /** The ARN of the resource that will change. */
  readonly target: string;
  /** True for house-keeping that nobody waits for. */
  readonly background: boolean;
}

export interface ClockControl extends VirtualClock {
  /** Brings the world up to date before anybody looks at it: a faked `Date` may have moved, or something be due right now. */
  settle(): void;
}

const MOST_TRANSITIONS = 1_000_000;

export function createVirtualClock<S extends Slices>(scheduler: Scheduler<S>): ClockControl {
  const { store } = scheduler;
  const motion = createMotion(scheduler);
  const { nowMs, advanceToMs, nextForeground, settle } = motion;
  const now = () => new Date(nowMs());
  const pending = () => store.read((draft) => [...draft.transitions.list('byDue')].toSorted(compareDue).map(toPending));
  const moveTo = (time: number) => {
    advanceToMs(time);
    return now();
  };
  return {
    settle,
    now: () => (settle(), now()),
    advance(duration) {
      const ms = toMilliseconds(duration);
      settle();
      return moveTo(nowMs() + ms);
    },
    advanceTo(time) {
      const to = new Date(time).getTime();
      settle();
      if (!(to >= nowMs())) throw backwards(time, now());
      return moveTo(to);
    },
    next() {
      settle();
      const at = nextForeground()?.dueAt;
      const due = pending().filter(({ dueAt }) => dueAt.getTime() === at);
      if (at !== undefined) advanceToMs(at);
      return due;
    },
    runUntilIdle() {
      settle();
      runUntilIdle(motion);
      return now();
    },
    pending: () => (settle(), pending()),
    fastForward: createFastForward(motion),
  };
}

/** How time moves, without the questions of a test. */
interface Motion {
  nowMs(): number;
  advanceToMs(time: number): void;
  nextForeground(): Transition | undefined;
  settle(): void;
}

function createMotion<S extends Slices>(scheduler: Scheduler<S>): Motion {
  const { store } = scheduler;
  const movedBy = createDateFollower();
  movedBy();
  const nowMs = () => store.now();
  let isMoving = false;
  const advanceToMs = (time: number) => {
    isMoving = true;
    try {
      runDueTransitions(scheduler, time);
    } finally {
      isMoving = false;
    }
    store.moveTo(time);
  };
  return {
    nowMs,
    advanceToMs,
    nextForeground: () => nextTransition(store, { foreground: true }),
    // What a test decides while time moves, such as an outcome, sees the moment at which it is asked.
    settle() {
      if (!isMoving) advanceToMs(nowMs() + movedBy());
    },
  };
}

function runUntilIdle({ nowMs, advanceToMs, nextForeground }: Motion): void {
  for (let steps = 0, next = nextForeground(); next !== undefined; next = nextForeground(), steps++) {
    if (steps > MOST_TRANSITIONS) throw neverIdle(next);
    advanceToMs(Math.max(next.dueAt, nowMs()));
  }
}

function createFastForward({ nowMs, advanceToMs, nextForeground, settle }: Motion): VirtualClock['fastForward'] {
  let isRunning = false;
  return async (program) => {
    settle();
    if (isRunning) {
      throw new UsageError(
        'clock.fastForward is already running: await it before the next, or start both programs inside one.',
      );
    }
    isRunning = true;
    try {
      return await fastForward({ nowMs, advanceToMs, nextDueAt: () => nextForeground()?.dueAt }, program);
    } finally {
      isRunning = false;
    }
  };
}

function toPending({ dueAt, kind, target, background }: Transition): PendingTransition {
  return { dueAt: new Date(dueAt), kind, target, background };
}

function backwards(time: unknown, now: Date): UsageError {
  return new UsageError(
    `clock.advanceTo(${showValue(time)}) is no moment at or after now, which is ${now.toISOString()}: time only moves forward.`,
  );
}

function neverIdle(next: Transition): UsageError {
  return new UsageError(
    `The world never becomes idle: after ${MOST_TRANSITIONS} transitions ${transitionTable.describe(next)} is still to come. Use clock.advance instead.`,
  );
}
