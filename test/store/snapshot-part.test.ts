import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors/usage-error.js';
import { toSnapshot } from '../../src/store/snapshot.js';
import { toSnapshotPart, type SnapshotSelection } from '../../src/store/snapshot-part.js';
import { createPetStore, petSlices } from './pet-store.js';

const TOM = { name: 'tom', kind: 'cat', age: 9, sequence: 1 };

function select(selection: SnapshotSelection, store = storeWithTom()) {
  return toSnapshotPart(petSlices, toSnapshot(petSlices, store.state()), selection);
}

function storeWithTom() {
  const store = createPetStore();
  store.transact(({ zoo }) => zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 }));
  return store;
}

describe('a part of a snapshot', () => {
  it('has only what is included', () => {
    expect(select({ include: ['zoo.pets'] })).toEqual({ zoo: { pets: { tom: TOM } } });
    expect(select({ include: ['now', 'zoo'] })).toEqual({ now: 1_000, zoo: { pets: { tom: TOM } } });
  });

  it('has all but what is omitted, and never the version', () => {
    expect(select({ omit: ['counters', 'transitions'] })).toEqual({ now: 1_000, zoo: { pets: { tom: TOM } } });
    expect(select({ omit: ['zoo'] })).toEqual({
      now: 1_000,
      counters: { seed: 7, identifiers: 0, sequence: 1 },
      transitions: [],
    });
  });

  it('leaves out of what is included what is omitted', () => {
    expect(select({ include: ['now', 'zoo'], omit: ['zoo.pets'] })).toEqual({ now: 1_000 });
  });

  it('leaves out empty tables', () => {
    expect(select({ include: ['zoo'] }, createPetStore())).toEqual({});
  });

  it.each(['include', 'omit'])('refuses a name in %s that there is not', (option) => {
    expect(() => select({ [option]: ['zoo.pet'] })).toThrow(
      new UsageError(
        `snapshot({ ${option} }): "zoo.pet" is no part of a snapshot. ` +
          'The parts are now, counters, zoo, zoo.pets, transitions.',
        'snapshots',
      ),
    );
  });
});
