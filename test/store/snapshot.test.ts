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
  it("that is loaded stays the caller's own: nothing of it is frozen, or seen in the state", () => {
    const given = JSON.parse(JSON.stringify(toSnapshot(petSlices, storeWithPets().state()))) as {
      zoo: { pets: { tom: { kind: string } } };
      transitions: [{ target: string }];
    };
    const state = fromSnapshot(petSlices, given);
    const text = JSON.stringify(state);

    given.zoo.pets.tom.kind = 'lion';
    given.transitions[0].target = 'leo';

    expect(JSON.stringify(state)).toBe(text);
  });

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

  it('equals its own JSON in everything, and is frozen all the way down', () => {
    const snapshot = toSnapshot(petSlices, storeWithPets().state());

    expect(snapshot).toStrictEqual(JSON.parse(JSON.stringify(snapshot)));
    const { pets } = snapshot['zoo'] as { readonly pets: Readonly<Record<string, object>> };
    expect([snapshot['zoo'], pets, pets['tom'], snapshot.counters, snapshot.transitions].every(Object.isFrozen)).toBe(
      true,
    );
  });

  it('stays as it is, whatever happens to the worlds that load it', () => {
    const snapshot = Object.freeze(toSnapshot(petSlices, storeWithPets().state()));
    const text = JSON.stringify(snapshot);
    const [one, other] = [createPetStore(), createPetStore()];
    for (const store of [one, other]) store.replace(fromSnapshot(petSlices, snapshot));
    one.transact(({ zoo }) => zoo.pets.assign('tom', { age: 10 }));
    one.moveTo(9_000);

    expect(JSON.stringify(snapshot)).toBe(text);
    expect(other.read(({ zoo }) => zoo.pets.get('tom')?.age)).toBe(9);
    expect([one.now(), other.now()]).toEqual([9_000, 1_000]);
  });

  it('loads as it was changed where somebody could change it', () => {
    const snapshot = { ...toSnapshot(petSlices, storeWithPets().state()), now: 7_000 };

    expect(fromSnapshot(petSlices, Object.freeze(snapshot)).now).toBe(7_000);
  });

  it('loads in any order of its records, at any size', () => {
    const { zoo: _, ...rest } = toSnapshot(petSlices, createPetStore().state());
    const pet = (age: number) => ({ name: `p${(age * 7_919) % 1_000}`, kind: 'cat', age, sequence: age + 1 });
    const all = Array.from({ length: 1_000 }, (_none, age) => pet(999 - age));
    const pets = Object.fromEntries(all.map((one) => [one.name, one]));

    const store = createPetStore();
    const counters = { ...rest.counters, sequence: 1_000 };
    store.replace(fromSnapshot(petSlices, { ...rest, counters, zoo: { pets } }));
    expect(store.read(({ zoo }) => [...zoo.pets.list('byAge')].map(({ age }) => age))).toEqual([
      ...Array.from({ length: 1_000 }).keys(),
    ]);
    expect(
      store.read(({ zoo }) => [zoo.pets.get('p919')?.age, zoo.pets.size(), zoo.pets.count('byKind', ['cat'])]),
    ).toEqual([1, 1_000, 1_000]);
    store.transact(({ zoo }) => zoo.pets.delete('p919'));
    expect(store.read(({ zoo }) => zoo.pets.count('byKind', ['cat']))).toBe(999);
  });

  it('loads with members of any name, and without those that are undefined', () => {
    const labels: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":"x"}');
    const tom = { name: 'tom', kind: 'cat', age: 9, sequence: 1, owner: undefined, labels };
    const { zoo: _, ...rest } = toSnapshot(petSlices, createPetStore().state());
    const state = fromSnapshot(petSlices, {
      ...rest,
      counters: { ...rest.counters, sequence: 2 },
      zoo: { pets: { tom, amy: { ...tom, name: 'amy', sequence: 2 } } },
    });

    const { zoo } = toSnapshot(petSlices, state) as { readonly zoo?: unknown };
    const text = '"kind":"cat","age":9,"sequence":1,"labels":{"__proto__":{"polluted":true},"constructor":"x"}';
    expect(JSON.stringify(zoo)).toBe(
      `{"pets":{"tom":{"name":"tom",${text}},"amy":{"name":"amy",${text.replace(':1', ':2')}}}}`,
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
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
    [
      'two records under one key',
      {
        version: 1,
        now: 0,
        counters: { seed: 0, identifiers: 0, sequence: 2 },
        transitions: [],
        zoo: { pets: { tom: { name: 'tom', sequence: 1 }, tim: { name: 'tom', sequence: 2 } } },
      },
    ],
  ])('is refused when it is %s', (_, snapshot) => {
    expect(() => fromSnapshot(petSlices, snapshot)).toThrow(UsageError);
  });
});
