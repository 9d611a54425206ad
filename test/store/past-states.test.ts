import { describe, expect, it } from 'vitest';
import { withPast, type StoreWithPast } from '../../src/store/past-states.js';
import { createStore, emptyState } from '../../src/store/store.js';
import { turnTable } from '../../src/store/turn-table.js';

const slices = { test: { turns: turnTable } };

describe('withPast', () => {
  const begin = () => withPast(createStore(slices, emptyState(slices, 0, 0), () => {}));
  type TestStore = StoreWithPast<typeof slices>;
  const write = (store: TestStore, rule: string) => store.transact(({ test }) => test.turns.insert({ rule, taken: 1 }));
  const sizeAt = (store: TestStore, time: number) => store.stateAt(time).tables['test.turns']?.records.size;

  it('tells the state at the end of each moment', () => {
    const store = begin();
    store.keepPast(100);
    write(store, 'a');
    store.moveTo(10);
    write(store, 'b');
    write(store, 'c');
    store.moveTo(20);
    expect([0, 9, 10, 19, 20].map((time) => sizeAt(store, time))).toEqual([1, 1, 3, 3, 3]);
  });

  it('begins with what was there when it was told to keep it', () => {
    const store = begin();
    write(store, 'a');
    store.moveTo(50);
    store.keepPast(100);
    store.moveTo(60);
    expect(sizeAt(store, 0)).toBe(1);
  });

  it('keeps no more than what it will be asked for', () => {
    const store = begin();
    store.keepPast(10);
    write(store, 'a');
    store.moveTo(10);
    write(store, 'b');
    store.moveTo(30);
    expect([sizeAt(store, 20), sizeAt(store, 5)]).toEqual([2, 2]);
  });

  it('forgets everything when nobody asks any more, and when the state is replaced', () => {
    const store = begin();
    store.keepPast(100);
    write(store, 'a');
    store.moveTo(10);
    store.replace(emptyState(slices, 10, 0));
    store.moveTo(20);
    expect(sizeAt(store, 0)).toBe(0);
    store.keepPast(0);
    write(store, 'b');
    expect(sizeAt(store, 0)).toBe(1);
  });
});
