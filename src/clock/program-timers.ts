import { syncBuiltinESMExports } from 'node:module';
import timersModule from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { virtualDates } from './faked-date.js';
import { createTimerQueue, type TimerQueue } from './timer-queue.js';

/** The globals by which a program tells time and sleeps, put on virtual time. */
export interface ProgramTimers {
  /** When the next timer of the program fires, in epoch milliseconds of virtual time. */
  nextDueAt(): number | undefined;
  /** Calls the callback of the next timer. */
  fireNext(): void;
  /** Puts every global back as it was found. */
  restore(): void;
}

/**
 * `setImmediate`, `process.nextTick` and microtasks stay real: they take no time. `Math.random` is seeded, because the SDK's
 * waiters draw their delays from it, and the same program must see the same times on every run.
 */
export function installProgramTimers(now: () => number): ProgramTimers {
  const queue = createTimerQueue(now);
  const undo = [
    ...[globalThis, timersModule].flatMap((holder) => replaceTimers(holder, queue)),
    ...replaceAll(timersPromises, promiseTimers(queue)),
    ...replaceAll(timersPromises.scheduler, { wait: schedulerWait(queue) }),
    ...replaceAll(globalThis, { Date: virtualDate(now) }),
    ...replaceAll(Math, { random: seededRandom() }),
  ];
  syncBuiltinESMExports();
  return {
    nextDueAt: queue.nextDueAt,
    fireNext: queue.fireNext,
    restore() {
      for (const restore of undo.toReversed()) restore();
      syncBuiltinESMExports();
    },
  };
}

function replaceTimers(holder: object, queue: TimerQueue): (() => void)[] {
  const real = { clearTimeout: globalThis.clearTimeout, clearInterval: globalThis.clearInterval };
  const setTimeout = (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    queue.add(() => callback(...args), ms);
  return replaceAll(holder, {
    // Node's own is not what `promisify` expects of a function, and says so with this symbol.
    setTimeout: Object.assign(setTimeout, { [promisify.custom]: createSleep(queue) }),
    setInterval: (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
      queue.add(() => callback(...args), ms, { repeat: true }),
    clearTimeout: (timer: unknown) => queue.remove(timer) || real.clearTimeout(timer as NodeJS.Timeout),
    clearInterval: (timer: unknown) => queue.remove(timer) || real.clearInterval(timer as NodeJS.Timeout),
  });
}

interface SleepOptions {
  readonly signal?: AbortSignal;
}

type Sleep = <T>(ms?: number, value?: T, options?: SleepOptions) => Promise<T | undefined>;

function createSleep(queue: TimerQueue): Sleep {
  return (ms, value, { signal } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortError(signal));
      const timer = queue.add(() => resolve(value), ms);
      signal?.addEventListener('abort', () => queue.remove(timer) && reject(abortError(signal)), { once: true });
    });
}

function schedulerWait(queue: TimerQueue): (ms?: number, options?: SleepOptions) => Promise<unknown> {
  const sleep = createSleep(queue);
  return (ms, options) => sleep(ms, undefined, options);
}

function promiseTimers(queue: TimerQueue): Record<string, unknown> {
  const sleep = createSleep(queue);
  return {
    setTimeout: sleep,
    async *setInterval<T>(ms?: number, value?: T, options?: SleepOptions) {
      for (;;) yield await sleep(ms, value, options);
    },
  };
}

function abortError(signal: AbortSignal): Error {
  return Object.assign(new Error('The operation was aborted', { cause: signal.reason }), {
    name: 'AbortError',
    code: 'ABORT_ERR',
  });
}

/** A proxy keeps `instanceof`, subclasses and every static of the real `Date`. */
function virtualDate(now: () => number): DateConstructor {
  const RealDate = globalThis.Date;
  const date = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  virtualDates.add(date);
  return date;
}

function seededRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 0x19660d) + 0x3c6ef35f) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function replaceAll(holder: object, replacements: Readonly<Record<string, unknown>>): (() => void)[] {
  return Object.entries(replacements).map(([name, value]) => {
    const before = Object.getOwnPropertyDescriptor(holder, name);
    Object.defineProperty(holder, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: before?.enumerable ?? true,
    });
    return () => {
      if (before === undefined) Reflect.deleteProperty(holder, name);
      else Object.defineProperty(holder, name, before);
    };
  });
}
