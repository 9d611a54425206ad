import { describe, expect, it, vi } from 'vitest';
import { createReducerLookup } from '../../src/clock/create-reducer-lookup.js';
import type { TransitionReducer } from '../../src/clock/run-due-transitions.js';
import type { PetSlices } from '../store/pet-store.js';

describe('the lookup of reducers', () => {
  const feed = vi.fn<TransitionReducer<PetSlices>>();
  const openDogs = vi.fn<() => Record<string, typeof feed>>(() => ({ 'zoo.dog.feed': feed }));
  const openCats = vi.fn<() => Record<string, typeof feed>>(() => ({ 'zoo.cat.feed': feed }));
  const reducerOf = createReducerLookup<PetSlices, typeof feed>(
    { 'zoo.dog': openDogs, 'zoo.cat': openCats },
    (reduce) => reduce,
  );

  it('opens the table of a resource when its time comes, and once for each kind', () => {
    expect([reducerOf('zoo.dog.feed'), reducerOf('zoo.dog.feed')]).toEqual([feed, feed]);
    expect([openDogs.mock.calls.length, openCats.mock.calls.length]).toEqual([1, 0]);
  });

  it.each(['zoo.dog.walk', 'zoo.bird.feed', 'zoo.dog', 'feed', '', '__proto__.feed', 'toString.feed'])(
    'knows nothing of %j, which a snapshot may name',
    (kind) => {
      expect(reducerOf(kind)).toBeUndefined();
    },
  );
});
