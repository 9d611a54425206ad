import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TransitionReducer } from '../../src/clock/run-due-transitions.js';
import { createVirtualClock, type ClockControl } from '../../src/clock/virtual-clock.js';
import { UsageError } from '../../src/errors/usage-error.js';
import { createHistory } from '../../src/store/history.js';
import type { PlannedTransition, Store } from '../../src/store/store.js';
import { createPetStore, type PetSlices } from '../store/pet-store.js';

const START = '1970-01-01T00:00:01.000Z';

/** A clock whose transitions note what they saw; `chain` schedules another one. */
function createPetClock(): {
  clock: ClockControl;
  seen: string[];
  store: Store<PetSlices>;
  schedule: (...all: PlannedTransition[]) => void;
} {
  const store = createPetStore();
  const seen: string[] = [];
  const note = (target: string, now: number) => void seen.push(`${target} at ${now}`);
  const reducers: Readonly<Record<string, TransitionReducer<PetSlices>>> = {
    feed: (_, { target }, { now }) => note(target, now),
    chain: (_, { target }, context) => {
      note(target, context.now);
      context.schedule({ kind: 'feed', target: `${target} again`, afterMs: 100 });
    },
    forever: (_, { target }, context) => context.schedule({ kind: 'forever', target, afterMs: 0 }),
  };
  const clock = createVirtualClock({ store, history: createHistory(), reducerOf: (kind) => reducers[kind] });
  const schedule = (...all: PlannedTransition[]) =>
    store.transact((_, context) => {
      for (const planned of all) context.schedule(planned);
    });
  return { clock, seen, store, schedule };
}

describe('the virtual clock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('stands still until it is moved', () => {
    const { clock } = createPetClock();

    expect(clock.now().toISOString()).toBe(START);
    expect(clock.now().toISOString()).toBe(START);
  });

  it('runs what is due in order of time, then of scheduling, each at its own time', () => {
    const { clock, seen, schedule } = createPetClock();
    schedule(
      { kind: 'feed', target: 'late', afterMs: 300 },
      { kind: 'feed', target: 'first', afterMs: 100 },
      { kind: 'feed', target: 'second', afterMs: 100 },
      { kind: 'chain', target: 'chain', afterMs: 150 },
      { kind: 'feed', target: 'never', afterMs: 5_001 },
    );

    expect(clock.advance('5s')).toEqual(new Date(6_000));
    expect(seen).toEqual(['first at 1100', 'second at 1100', 'chain at 1150', 'chain again at 1250', 'late at 1300']);
  });

  it('moves to a moment given as a Date, a text or a number, and never back', () => {
    const { clock } = createPetClock();

    expect(clock.advanceTo('1970-01-01T00:00:02Z')).toEqual(new Date(2_000));
    expect(clock.advanceTo(new Date(3_000))).toEqual(new Date(3_000));
    expect(clock.advanceTo(3_000)).toEqual(new Date(3_000));
    expect(() => clock.advanceTo(2_999)).toThrow(
      'clock.advanceTo(2999) is no moment at or after now, which is 1970-01-01T00:00:03.000Z: time only moves forward.',
    );
    expect(() => clock.advanceTo('soon')).toThrow(UsageError);
    expect(() => clock.advance('soon')).toThrow(UsageError);
  });

  it('steps from one moment to the next, and tells what was due', () => {
    const { clock, seen, schedule } = createPetClock();
    schedule(
      { kind: 'feed', target: 'b', afterMs: 200 },
      { kind: 'feed', target: 'a', afterMs: 200 },
      { kind: 'feed', target: 'sweep', afterMs: 100, background: true },
      { kind: 'feed', target: 'c', afterMs: 300 },
    );

    expect(clock.next()).toEqual([
      { dueAt: new Date(1_200), kind: 'feed', target: 'b', background: false },
      { dueAt: new Date(1_200), kind: 'feed', target: 'a', background: false },
    ]);
    expect(seen).toEqual(['sweep at 1100', 'b at 1200', 'a at 1200']);
    expect(clock.next().map(({ target }) => target)).toEqual(['c']);
    expect(clock.next()).toEqual([]);
  });

  it('runs until only house-keeping is left, and tells what is pending', () => {
    const { clock, seen, schedule } = createPetClock();
    schedule(
      { kind: 'chain', target: 'a', afterMs: 200 },
      { kind: 'feed', target: 'early sweep', afterMs: 250, background: true },
      { kind: 'feed', target: 'late sweep', afterMs: 9_000, background: true },
    );

    expect(clock.runUntilIdle()).toEqual(new Date(1_300));
    expect(seen).toEqual(['a at 1200', 'early sweep at 1250', 'a again at 1300']);
    expect(clock.pending()).toEqual([
      { dueAt: new Date(10_000), kind: 'feed', target: 'late sweep', background: true },
    ]);
    expect(clock.next()).toEqual([]);
  });

  it('refuses an instant that never ends, and a kind that nobody knows', () => {
    const endless = createPetClock();
    endless.schedule({ kind: 'forever', target: 'rex', afterMs: 0 });
    expect(() => endless.clock.advance(0)).toThrow(/More than 200000 transitions at 1970-01-01T00:00:01\.000Z/);

    const unknown = createPetClock();
    unknown.schedule({ kind: 'shear', target: 'rex', afterMs: 0 });
    expect(() => unknown.clock.advance(0)).toThrow('No transition of the kind "shear" is known.');
  }, 30_000);

  it('follows a Date that a test runner has faked', () => {
    vi.useFakeTimers();
    const { clock, seen, schedule } = createPetClock();
    schedule({ kind: 'feed', target: 'rex', afterMs: 60_000 });

    vi.advanceTimersByTime(59_000);
    expect([clock.now(), seen]).toEqual([new Date(60_000), []]);
    vi.advanceTimersByTime(1_000);

    expect([clock.now(), seen]).toEqual([new Date(61_000), ['rex at 61000']]);
  });

  it('does not go back with a faked Date, nor jump when it is faked or real again', () => {
    const { clock } = createPetClock();
    vi.useFakeTimers({ now: 5_000_000 });
    expect(clock.now()).toEqual(new Date(1_000));
    vi.setSystemTime(4_000_000);
    expect(clock.now()).toEqual(new Date(1_000));
    vi.useRealTimers();

    expect(clock.now()).toEqual(new Date(1_000));
  });
});
