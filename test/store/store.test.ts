import { describe, expect, it } from 'vitest';
import type { EventType } from '../../src/events/event.js';
import { UsageError } from '../../src/errors/usage-error.js';
import { createStore, emptyState } from '../../src/store/store.js';
import { createPetStore, petSlices } from './pet-store.js';

const petStateChange: EventType<string> = {
  detailType: 'Pet State Change',
  source: 'aws.ecs',
  resourcesOf: (name) => [`arn:aws:zoo:eu-west-1:123456789012:pet/${name}`],
  detailOf: () => ({ status: 'HUNGRY' }),
};

describe('a transaction', () => {
  it('commits what its recipe wrote, and gives what the recipe gave', () => {
    const store = createPetStore();

    const name = store.transact(({ zoo }) => zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 }).name);

    expect(name).toBe('rex');
    expect(store.read(({ zoo }) => zoo.pets.get('rex'))).toEqual({ name: 'rex', kind: 'dog', age: 3, sequence: 1 });
  });

  it('changes nothing when its recipe throws: no record, no counter, no event, no transition', () => {
    const published: unknown[] = [];
    const store = createPetStore((events) => published.push(...events));
    const before = store.state();

    const failing = () =>
      store.transact(({ zoo }, context) => {
        zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 });
        context.identifiers.uuid();
        context.schedule({ kind: 'feed', target: 'rex', afterMs: 1 });
        context.emit(petStateChange, 'rex');
        throw new Error('no dogs');
      });

    expect(failing).toThrow('no dogs');
    expect(store.state()).toBe(before);
    expect(published).toEqual([]);
  });

  it('tells what it wrote: one write a record, from first to last, and none of transitions', () => {
    const writes: unknown[] = [];
    const store = createStore(petSlices, emptyState(petSlices, 1_000, 7), (news) => writes.push(...news.writes));
    const rex = store.transact(({ zoo }, context) => {
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 });
      context.schedule({ kind: 'feed', target: 'rex', afterMs: 1 });
      return zoo.pets.assign('rex', { age: 4 });
    });
    store.transact(({ zoo }) => zoo.pets.delete('rex'));

    expect(writes).toEqual([
      { table: 'zoo.pets', key: 'rex', before: undefined, after: { name: 'rex', kind: 'dog', age: 4, sequence: 1 } },
      { table: 'zoo.pets', key: 'rex', before: rex, after: undefined },
    ]);
  });

  it('takes back what it wrote when its recipe throws, however much of it there was', () => {
    const store = createPetStore();
    store.transact(({ zoo }) => {
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 });
      zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 });
    });
    const before = JSON.stringify(store.state());

    const failing = () =>
      store.transact(({ zoo }) => {
        zoo.pets.update('rex', (pet) => void (pet.kind = 'wolf'));
        zoo.pets.update('rex', (pet) => void (pet.age = 4));
        zoo.pets.delete('tom');
        zoo.pets.insert({ name: 'tom', kind: 'ghost', age: -1 });
        throw new Error('no dogs');
      });

    expect(failing).toThrow('no dogs');
    expect(store.read(({ zoo }) => zoo.pets.count('byKind', ['wolf']))).toBe(0);
    expect(JSON.stringify(store.state())).toBe(before);
  });

  it('is not seen by those who look while it is under way', () => {
    const store = createPetStore();
    store.transact(({ zoo }) => zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 }));
    const before = JSON.stringify(store.state().tables);

    const seen = store.transact(({ zoo }) => {
      zoo.pets.update('rex', (pet) => void (pet.kind = 'wolf'));
      zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 });
      return JSON.stringify(store.state().tables);
    });

    expect(seen).toBe(before);
    expect(store.read(({ zoo }) => [...zoo.pets.list('byKind')].map(({ name }) => name))).toEqual(['tom', 'rex']);
  });

  it('has no other inside of it', () => {
    const store = createPetStore();

    expect(() => store.transact(() => store.transact(() => 1))).toThrow(UsageError);
    expect(store.transact(() => 2)).toBe(2);
  });

  it('leaves a state that was taken as it is', () => {
    const store = createPetStore();
    store.transact(({ zoo }) => zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 }));
    const taken = store.state();
    const text = JSON.stringify(taken);

    store.transact(({ zoo }) => {
      zoo.pets.update('rex', (pet) => void (pet.kind = 'wolf'));
      zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 });
    });

    expect(JSON.stringify(taken)).toBe(text);
    expect(store.state()).not.toBe(taken);
  });

  it('freezes what it stores, all the way down', () => {
    const store = createPetStore();

    const rex = store.transact(({ zoo }) => zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 }));

    expect(() => {
      rex.age = 4;
    }).toThrow(TypeError);
  });

  it('lists by index in the order of creation, and never takes a value for a longer one', () => {
    const store = createPetStore();
    store.transact(({ zoo }) => {
      zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 });
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 10 });
      zoo.pets.insert({ name: 'kit', kind: 'caterpillar', age: 2 });
      zoo.pets.insert({ name: 'amy', kind: 'cat', age: 1 });
      zoo.pets.insert({ name: 'boo', kind: 'ghost', age: -1 });
    });

    const names = (index: 'byKind' | 'byAge', parts: string[] = []) =>
      store.read(({ zoo }) => [...zoo.pets.list(index, parts)].map(({ name }) => name));

    expect(names('byKind', ['cat'])).toEqual(['tom', 'amy']);
    expect(names('byAge')).toEqual(['amy', 'kit', 'tom', 'rex']);
    expect(store.read(({ zoo }) => zoo.pets.all().map(({ name }) => name))).toEqual([
      'tom',
      'rex',
      'kit',
      'amy',
      'boo',
    ]);
    expect(store.read(({ zoo }) => zoo.pets.count('byKind', ['cat']))).toBe(2);
    expect(store.read(({ zoo }) => zoo.pets.size())).toBe(5);
  });

  it('keeps the indexes true through updates and deletes, within the same transaction', () => {
    const store = createPetStore();

    const seen = store.transact(({ zoo }) => {
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 });
      zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 });
      zoo.pets.update('rex', (pet) => void (pet.kind = 'wolf'));
      zoo.pets.delete('tom');
      return [zoo.pets.count('byKind', ['dog']), zoo.pets.count('byKind', ['wolf']), zoo.pets.count('byKind', ['cat'])];
    });

    expect(seen).toEqual([0, 1, 0]);
    expect(store.read(({ zoo }) => zoo.pets.all())).toHaveLength(1);
  });

  it('has a record that is put in place of another in the indexes once', () => {
    const store = createPetStore();

    store.transact(({ zoo }) => {
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 });
      zoo.pets.insert({ name: 'tom', kind: 'dog', age: 3 });
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 });
    });

    expect(store.read(({ zoo }) => [...zoo.pets.list('byKind')].map(({ name }) => name))).toEqual(['tom', 'rex']);
    expect(store.read(({ zoo }) => zoo.pets.all().map(({ name }) => name))).toEqual(['tom', 'rex']);
  });

  it('assigns members, and takes those away that become undefined', () => {
    const store = createPetStore();

    const rex = store.transact(({ zoo }) => {
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3, owner: 'amy' });
      return zoo.pets.assign('rex', { kind: 'wolf', owner: undefined });
    });

    expect(rex).toStrictEqual({ name: 'rex', kind: 'wolf', age: 3, sequence: 1 });
    expect(Object.isFrozen(rex)).toBe(true);
    expect(store.read(({ zoo }) => zoo.pets.first('byKind', ['wolf']))).toBe(rex);
    expect(store.read(({ zoo }) => zoo.pets.first('byKind', ['dog']))).toBeUndefined();
    expect(() => store.transact(({ zoo }) => zoo.pets.assign('tom', { age: 1 }))).toThrow('No record to update');
  });

  it('sorts numbers of any length as numbers', () => {
    const store = createPetStore();
    const ages = [1_704_067_200_000, 10, 9, 0, 100, 99];
    store.transact(({ zoo }) => ages.map((age) => zoo.pets.insert({ name: `rex ${age}`, kind: 'dog', age })));

    const listed = store.read(({ zoo }) => [...zoo.pets.list('byAge')].map(({ age }) => age));

    expect(listed).toEqual([0, 9, 10, 99, 100, 1_704_067_200_000]);
  });

  it('lists what will happen to one resource, in the order of scheduling', () => {
    const store = createPetStore();

    store.transact((_, context) => {
      for (const target of ['rex', 'rex-2', 'tom', 'rex']) context.schedule({ kind: 'feed', target, afterMs: 1 });
    });

    const found = store.read(({ transitions }) => transitions.of('rex'));
    expect(found.map(({ target, sequence }) => [target, sequence])).toEqual([
      ['rex', 1],
      ['rex', 4],
    ]);
  });

  it('gives the identifiers of its seed, and goes on counting in the next transaction', () => {
    const ids = (store = createPetStore()) => [
      store.transact((_, { identifiers }) => identifiers.hex(8)),
      store.transact((_, { identifiers }) => identifiers.hex(8)),
    ];

    const [first, second] = ids();

    expect(first).not.toBe(second);
    expect(ids()).toEqual([first, second]);
  });

  it('sends its events when it commits, with the time and an id', () => {
    const published: unknown[] = [];
    const store = createPetStore((events) => published.push(...events));

    store.transact((_, context) => context.emit(petStateChange, 'rex'));

    expect(published).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
        'detail-type': 'Pet State Change',
        source: 'aws.ecs',
        account: '123456789012',
        time: '1970-01-01T00:00:01Z',
        region: 'eu-west-1',
        resources: ['arn:aws:zoo:eu-west-1:123456789012:pet/rex'],
        detail: { status: 'HUNGRY' },
      },
    ]);
  });

  it('schedules relative to now, and cancels by target and kind', () => {
    const store = createPetStore();

    store.transact((_, context) => {
      context.schedule({ kind: 'feed', target: 'rex', afterMs: 500, data: { food: 'bone' } });
      context.schedule({ kind: 'wash', target: 'rex', afterMs: 100 });
      context.schedule({ kind: 'feed', target: 'tom', afterMs: 300, background: true });
      context.schedule({ kind: 'feed', target: 'amy', afterMs: 200 });
      context.cancel('rex', ['wash']);
      context.cancel('amy');
    });

    expect(store.read(({ transitions }) => transitions.list())).toEqual([
      { kind: 'feed', target: 'tom', dueAt: 1_300, background: true, sequence: 3 },
      { kind: 'feed', target: 'rex', dueAt: 1_500, background: false, data: { food: 'bone' }, sequence: 1 },
    ]);
  });

  it('cancels only what has the data given', () => {
    const store = createPetStore();

    store.transact((_, context) => {
      context.schedule({ kind: 'feed', target: 'rex', afterMs: 1, data: { food: 'bone', bowl: 1 } });
      context.schedule({ kind: 'feed', target: 'rex', afterMs: 2, data: { food: 'meat', bowl: 1 } });
      context.schedule({ kind: 'wash', target: 'rex', afterMs: 3, data: { food: 'bone' } });
      context.schedule({ kind: 'feed', target: 'rex', afterMs: 4 });
      context.cancel('rex', ['feed'], { food: 'bone' });
    });

    expect(store.read(({ transitions }) => transitions.list().map(({ dueAt }) => dueAt))).toEqual([
      1_002, 1_003, 1_004,
    ]);
  });
});
