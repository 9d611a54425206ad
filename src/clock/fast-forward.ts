import { UsageError } from '../errors/usage-error.js';
import { isDateFaked } from './faked-date.js';
import { installProgramTimers, type ProgramTimers } from './program-timers.js';
import { createIoWatch, type IoWatch } from './io-watch.js';

/** The side of the clock that a fast-forward drives. */
export interface FastForwardClock {
  nowMs(): number;
  /** When the next transition that anybody waits for is due. */
  nextDueAt(): number | undefined;
  advanceToMs(time: number): void;
}

const MOST_STEPS = 1_000_000;
const REAL_GRACE_MS = 100;

/** Runs the program on virtual time: whenever all that it does is wait, time jumps to the next thing that can happen. */
export async function fastForward<T>(clock: FastForwardClock, program: () => T | PromiseLike<T>): Promise<T> {
  if (isDateFaked()) {
    throw new UsageError(
      'clock.fastForward needs the real timers, but a test runner has faked them. ' +
        'Call vi.useRealTimers() or jest.useRealTimers() first, or drop fastForward and advance the fake timers: the clock follows them.',
      'fast-forward',
    );
  }
  const io = createIoWatch();
  const timers = installProgramTimers(() => clock.nowMs());
  try {
    let settled = false;
    const result = Promise.resolve().then(program);
    const mark = () => void (settled = true);
    result.then(mark, mark);
    await drive({ clock, timers, io, isSettled: () => settled });
    return await result;
  } finally {
    timers.restore();
  }
}

interface Drive {
  readonly clock: FastForwardClock;
  readonly timers: ProgramTimers;
  readonly io: IoWatch;
  isSettled(): boolean;
}

async function drive(run: Drive): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    await run.io.untilQuiet();
    if (run.isSettled()) return;
    if (!stepForward(run) && !(await hasAwoken(run))) {
      throw stuck(run.clock, 'no timer of it and no transition is pending');
    }
  }
  throw stuck(run.clock, `it has been woken ${MOST_STEPS} times and still goes on waiting`);
}

/** Moves to the next thing that can happen: the cloud first, then the program that looks at it. */
function stepForward({ clock, timers }: Drive): boolean {
  const timerAt = timers.nextDueAt() ?? Infinity;
  const transitionAt = clock.nextDueAt() ?? Infinity;
  const at = Math.min(timerAt, transitionAt);
  if (at === Infinity) return false;
  clock.advanceToMs(Math.max(at, clock.nowMs()));
  if (timerAt <= at) timers.fireNext();
  return true;
}

/** What the program waits for may be outside of virtual time, such as a module that is being loaded: it gets a moment. */
async function hasAwoken({ clock, timers, io, isSettled }: Drive): Promise<boolean> {
  const somethingHappens = () => isSettled() || timers.nextDueAt() !== undefined || clock.nextDueAt() !== undefined;
  return io.waitFor(somethingHappens, REAL_GRACE_MS);
}

function stuck(clock: FastForwardClock, why: string): UsageError {
  const at = new Date(clock.nowMs()).toISOString();
  return new UsageError(
    `The program of clock.fastForward cannot finish: at ${at} of virtual time it waits, but ${why}. ` +
      'Give the tasks or jobs that it waits for an outcome (ecs.onTask, batch.onJob), or give its polling loop a limit.',
    'fast-forward',
  );
}
