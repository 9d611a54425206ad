import { describe, expect, it } from 'vitest';
import { createPetStore } from './pet-store.js';

describe('an index', () => {
  const storeWithPets = () => {
    const store = createPetStore();
    store.transact(({ zoo }) => {
      for (const [name, age] of Object.entries({ tom: 9, amy: 3 })) zoo.pets.insert({ name, kind: 'cat', age });
    });
    return store;
  };
  const builtIn = (store: ReturnType<typeof storeWithPets>) =>
    Object.keys(store.state().tables['zoo.pets']?.indexes ?? {});

  it('is built when somebody asks for it', () => {
    const store = storeWithPets();
    expect(builtIn(store)).toEqual([]);
    expect(store.read(({ zoo }) => zoo.pets.count('byKind', ['cat']))).toBe(2);
    expect(builtIn(store)).toEqual(['byKind']);
  });

  it('is kept true by all that is written from then on', () => {
    const store = storeWithPets();
    const byAge = () => store.read(({ zoo }) => [...zoo.pets.list('byAge')].map(({ name }) => name));
    expect(byAge()).toEqual(['amy', 'tom']);
    store.transact(({ zoo }) => {
      zoo.pets.assign('tom', { age: 1 });
      zoo.pets.insert({ name: 'kit', kind: 'cat', age: 0 });
      zoo.pets.delete('amy');
    });
    expect(byAge()).toEqual(['kit', 'tom']);
  });

  it('that is first asked for in the middle of a transaction knows its writes, and forgets what is taken back', () => {
    const store = storeWithPets();
    expect(() =>
      store.transact(({ zoo }) => {
        zoo.pets.insert({ name: 'kit', kind: 'cat', age: 0 });
        expect(zoo.pets.first('byAge')?.name).toBe('kit');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.read(({ zoo }) => zoo.pets.first('byAge')?.name)).toBe('amy');
  });

  it('is walked over as it was when the walk began, but for what goes before its turn', () => {
    const store = createPetStore();

    const walked = store.transact(({ zoo }) => {
      for (const name of ['tom', 'amy', 'kit']) zoo.pets.insert({ name, kind: 'cat', age: 1 });
      const names: string[] = [];
      for (const { name, age } of zoo.pets.list('byKind', ['cat'])) {
        names.push(`${name} ${age}`);
        zoo.pets.insert({ name: `child of ${name}`, kind: 'cat', age: 0 });
        zoo.pets.assign('kit', { kind: 'dog', age: 9 });
        if (name === 'tom') zoo.pets.delete('amy');
      }
      return [names, zoo.pets.count('byKind', ['cat'])];
    });

    expect(walked).toEqual([['tom 1', 'kit 9'], 3]);
  });

  it('is true after any number of changes, and a state that was taken keeps its own', () => {
    const store = storeWithPets();
    const ages = () => store.read(({ zoo }) => [...zoo.pets.list('byAge')].map(({ age }) => age));
    expect(ages()).toEqual([3, 9]);
    const taken = store.state();
    const text = JSON.stringify(taken);

    store.transact(({ zoo }) => {
      for (let age = 1_000; age > 0; age--) zoo.pets.insert({ name: `pet ${age}`, kind: 'dog', age });
    });

    const sorted = [...Array.from({ length: 1_000 }, (_, i) => i + 1), 3, 9].toSorted((a, b) => a - b);
    expect(ages()).toEqual(sorted);
    expect(store.read(({ zoo }) => zoo.pets.count('byKind', ['dog']))).toBe(1_000);
    store.transact(({ zoo }) => {
      for (let age = 1; age <= 1_000; age++) zoo.pets.assign(`pet ${age}`, { kind: 'cat' });
    });
    expect(store.read(({ zoo }) => zoo.pets.count('byKind', ['dog']))).toBe(0);
    expect(ages()).toEqual(sorted);
    expect(JSON.stringify(taken)).toBe(text);
  });
});
