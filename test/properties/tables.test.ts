import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty, patience } from './property.js';
import type { WorldDraft } from '../../src/store/state.js';
import type { Store, TransactionContext } from '../../src/store/store.js';
import { createPetStore, type PetSlices } from '../store/pet-store.js';

const anyStep = fc.record({
  name: fc.constantFrom('amy', 'rex', 'tom', 'zoe'),
  kind: fc.constantFrom('cat', 'dog'),
  age: fc.integer({ min: -1, max: 12 }),
  action: fc.constantFrom('insert', 'assign', 'delete', 'feed', 'starve'),
  /** Whether somebody looks afterwards, and whether the transaction fails. */
  looks: fc.boolean(),
  fails: fc.boolean(),
});

type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

/** What the store ought to hold: pets by name, in the order of creation, and when those are fed for whom that is planned. */
interface Model {
  readonly pets: Map<string, { readonly name: string; readonly kind: string; readonly age: number }>;
  readonly feedings: Map<string, readonly number[]>;
}

function changeModel({ pets, feedings }: Model, { name, kind, age, action }: Step): void {
  const isKnown = pets.has(name);
  if (action === 'insert' || action === 'delete') pets.delete(name);
  if (action === 'insert' || (action === 'assign' && isKnown)) pets.set(name, { name, kind, age });
  if (action === 'feed') feedings.set(name, [...(feedings.get(name) ?? []), 1_001 + age]);
  if (action === 'starve') feedings.delete(name);
}

function change({ zoo }: WorldDraft<PetSlices>, step: Step, context: TransactionContext): void {
  const { name, kind, age, action, fails } = step;
  if (action === 'insert') zoo.pets.insert({ name, kind, age });
  if (action === 'assign' && zoo.pets.get(name)) zoo.pets.assign(name, { kind, age });
  if (action === 'delete') zoo.pets.delete(name);
  if (action === 'feed') context.schedule({ kind: 'feed', target: name, afterMs: age + 1 });
  if (action === 'starve') context.cancel(name);
  if (fails) throw new Error('no pets');
}

function look(store: Store<PetSlices>): unknown {
  const { zoo } = store.read((draft) => draft);
  return {
    names: zoo.pets.all().map(({ name }) => name),
    cats: Array.from(zoo.pets.list('byKind', ['cat']), ({ name }) => name),
    born: zoo.pets.count('byAge'),
    size: zoo.pets.size(),
    nextDueAt: store.nextTransition()?.dueAt ?? Infinity,
  };
}

function lookAtModel({ pets, feedings }: Model): unknown {
  const inOrder = [...pets.values()];
  return {
    names: inOrder.map(({ name }) => name),
    cats: inOrder.filter(({ kind }) => kind === 'cat').map(({ name }) => name),
    born: inOrder.filter(({ age }) => age >= 0).length,
    size: pets.size,
    nextDueAt: Math.min(Infinity, ...[...feedings.values()].flat()),
  };
}

describe('a table', () => {
  it('has its records in order for whoever asks, however much was written since', { timeout: patience }, () =>
    assertProperty({ seed: 5, quick: 300, deep: 20_000 }, fc.array(anyStep, { maxLength: 40 }), async (steps) => {
      const store = createPetStore();
      const model: Model = { pets: new Map(), feedings: new Map() };
      const looks: (readonly [unknown, unknown])[] = [];
      for (const one of steps) {
        try {
          store.transact((draft, context) => change(draft, one, context));
        } catch {
          // It has failed because the step says so.
        }
        if (!one.fails) changeModel(model, one);
        if (one.looks) looks.push([look(store), lookAtModel(model)]);
      }
      looks.push([look(store), lookAtModel(model)]);
      for (const [seen, expected] of looks) expect(seen).toEqual(expected);
    }),
  );
});
