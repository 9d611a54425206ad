import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors/usage-error.js';
import { fromSnapshot, toSnapshot } from '../../src/store/snapshot.js';
import { createPetStore, petSlices } from './pet-store.js';

function storeWithPets() {
  const store = createPetStore();
  store.transact(({ zoo }, context) => {
    zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 });
    zoo.pets.insert({ name: 'amy', kind: 'cat', age: 1 });
    context.schedule({ kind: 'feed', target: 'tom', afterMs: 500 });
  });
  return store;
}

describe('a snapshot', () => {
  it('is plain JSON that people can read, in the order of creation', () => {
    const snapshot = toSnapshot(petSlices, storeWithPets().state());

    expect(JSON.parse(JSON.stringify(snapshot))).toEqual({
      version: 1,
      now: 1_000,
      counters: { seed: 7, identifiers: 0, sequence: 3 },
      zoo: {
        pets: {
          tom: { name: 'tom', kind: 'cat', age: 9, sequence: 1 },
          amy: { name: 'amy', kind: 'cat', age: 1, sequence: 2 },
        },
      },
      transitions: [{ kind: 'feed', target: 'tom', dueAt: 1_500, background: false, sequence: 3 }],
    });
  });

  it('loads to a state that is equal in everything, indexes and counters included', () => {
    const saved = storeWithPets();

    const loaded = createPetStore();
    loaded.replace(fromSnapshot(petSlices, JSON.parse(JSON.stringify(toSnapshot(petSlices, saved.state())))));

    expect(loaded.read(({ zoo }) => [...zoo.pets.list('byKind', ['cat'])].map(({ name }) => name))).toEqual([
      'tom',
      'amy',
    ]);
    const next = (store: typeof saved) =>
      store.transact(({ zoo }, { identifiers }) => zoo.pets.insert({ name: identifiers.hex(4), kind: 'dog', age: 0 }));
    expect(next(loaded)).toEqual(next(saved));
    expect(JSON.stringify(toSnapshot(petSlices, loaded.state()))).toBe(
      JSON.stringify(toSnapshot(petSlices, saved.state())),
    );
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'snapshot'],
    ['another version', { version: 2, now: 0, counters: { seed: 0, identifiers: 0, sequence: 0 }, transitions: [] }],
    ['a part', { now: 0, zoo: { pets: {} } }],
    ['a half of one', { version: 1, now: 0 }],
    [
      'records without a sequence',
      {
        version: 1,
        now: 0,
        counters: { seed: 0, identifiers: 0, sequence: 0 },
        transitions: [],
        zoo: { pets: { tom: { name: 'tom' } } },
      },
    ],
  ])('is refused when it is %s', (_, snapshot) => {
    expect(() => fromSnapshot(petSlices, snapshot)).toThrow(UsageError);
  });
});
