import { MAX_EPOCH_MS } from '../aws/max-epoch-ms.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { Slices } from '../store/state.js';
import type { Transition } from '../store/transition.js';
import { toMilliseconds, type Duration } from './duration.js';
import { createCallTime, type CallTime } from './call-time.js';
import { fastForward } from './fast-forward.js';
import { createMotion, type Motion } from './motion.js';
import type { Scheduler } from './run-due-transitions.js';
import { toEpochMs } from './to-epoch-ms.js';

/** The time of the emulated cloud. It stands still until a test moves it, or until a faked `Date` moves. */
export interface VirtualClock {
  /** The present moment of virtual time. */
  now(): Date;
  /**
   * Moves time on by milliseconds or a text such as `90s`, running everything that comes due. Returns the new time.
   *
   * @throws UsageError when it is no duration.
   */
  advance(duration: Duration): Date;
  /**
   * Moves time on to a moment: a `Date`, an ISO 8601 text or epoch milliseconds. Returns the new time.
   *
   * @throws UsageError when it is no moment, or one that has been.
   */
  advanceTo(time: Date | string | number): Date;
  /** Moves to the next moment at which anything is due, and runs what is due then. Returns what was: empty when nothing is. */
  next(): PendingTransition[];
  /**
   * Runs until nothing is pending any more but house-keeping, such as the disappearance of stopped tasks. Returns the new time.
   *
   * @throws UsageError when the world never comes to rest.
   */
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
  /**
   * From now on each call of a client first moves time on by the duration: for code that polls without sleeping, or sleeps in ways that
   * a test cannot reach. 0 and the `reset` of the mock end it. It rests inside of `fastForward`, which moves time itself.
   *
   * @throws UsageError when it is no duration.
   * @example
   * clock.autoAdvance('5s');
   * while ((await client.send(describe)).tasks?.[0]?.lastStatus !== 'RUNNING');
   */
  autoAdvance(duration: Duration): void;
}

/** Something that will happen. */
export interface PendingTransition {
  /** When, in virtual time. */
  readonly dueAt: Date;
  /** For example `ecs.task.pull`. */
  readonly kind: string;
  /** The ARN of the resource that will change. */
  readonly target: string;
  /** True for house-keeping that nobody waits for. */
  readonly background: boolean;
}

export interface ClockControl extends VirtualClock, CallTime {
  /** Brings the world up to date before anybody looks at it: a faked `Date` may have moved, or something be due right now. */
  settle(): void;
}

const MOST_TRANSITIONS = 1_000_000;

export function createVirtualClock<S extends Slices>(scheduler: Scheduler<S>): ClockControl {
  const { store } = scheduler;
  const motion = createMotion(scheduler);
  const { nowMs, advanceToMs, nextForeground, settle } = motion;
  const { run, isRunning } = createFastForward(motion);
  const now = () => new Date(nowMs());
  const pending = () => store.read((draft) => draft.transitions.list().map(toPending));
  const moveTo = (time: number) => (advanceToMs(assertInTime(time)), now());
  return {
    ...createCallTime(motion, isRunning),
    ...{ settle, fastForward: run },
    now: () => (settle(), now()),
    advance(duration) {
      const ms = toMilliseconds(duration);
      settle();
      return moveTo(nowMs() + ms);
    },
    advanceTo(time) {
      const to = toEpochMs(time);
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
  };
}

function runUntilIdle({ nowMs, advanceToMs, nextForeground }: Motion): void {
  for (let steps = 0, next = nextForeground(); next !== undefined; next = nextForeground(), steps++) {
    if (steps > MOST_TRANSITIONS) throw neverIdle(next);
    advanceToMs(Math.max(next.dueAt, nowMs()));
  }
}

interface FastForward {
  readonly run: VirtualClock['fastForward'];
  isRunning(): boolean;
}

function createFastForward({ nowMs, advanceToMs, nextForeground, settle }: Motion): FastForward {
  let isRunning = false;
  return {
    isRunning: () => isRunning,
    async run(program) {
      settle();
      if (isRunning) throw alreadyRunning();
      isRunning = true;
      try {
        return await fastForward({ nowMs, advanceToMs, nextDueAt: () => nextForeground()?.dueAt }, program);
      } finally {
        isRunning = false;
      }
    },
  };
}

function toPending({ dueAt, kind, target, background }: Transition): PendingTransition {
  return { dueAt: new Date(dueAt), kind, target, background };
}

function alreadyRunning(): UsageError {
  return new UsageError(
    'clock.fastForward is already running: await it before the next, or start both programs inside one.',
    'fast-forward',
  );
}

function assertInTime(ms: number): number {
  if (ms <= MAX_EPOCH_MS) return ms;
  throw new UsageError(
    `The clock cannot go to ${ms} ms after 1970, where no Date can follow. Move it less far.`,
    'time',
  );
}

function backwards(time: unknown, now: Date): UsageError {
  return new UsageError(
    `clock.advanceTo(${showValue(time)}) is no moment at or after now, which is ${now.toISOString()}: time only moves forward.`,
    'time',
  );
}

function neverIdle(next: Transition): UsageError {
  return new UsageError(
    `The world never becomes idle: after ${MOST_TRANSITIONS} transitions ${next.kind} of ${next.target} is still to come. Use clock.advance instead.`,
    'time',
  );
}
