import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSequences } from '../../src/store/table.js';
import { compareDue, type Transition } from '../../src/store/transition.js';
import { openTransitionQueue, type WorkingQueue } from '../../src/store/transition-queue.js';
import { assertProperty, patience } from '../properties/property.js';

const TARGETS = ['rex', 'tom', 'amy'] as const;

const anyStep = fc.record({
  action: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'delete', 'commit', 'rollback', 'replace'),
  planned: fc.record({
    dueAt: fc.nat(9),
    kind: fc.constant('feed'),
    target: fc.constantFrom(...TARGETS),
    background: fc.boolean(),
  }),
  /** Of those that are there, the one to delete. */
  which: fc.nat(),
});

type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

/** What is there now, what was at the last commit, and what was at the first: plain lists, in the order of scheduling. */
interface Model {
  readonly inserted: number;
  readonly present: readonly Transition[];
  readonly committed: readonly Transition[];
  readonly saved?: readonly Transition[];
}

function changeModel(model: Model, { action, planned, which }: Step): Model {
  const { present, committed, saved } = model;
  if (action === 'insert') {
    const sequence = model.inserted + 1;
    return { ...model, inserted: sequence, present: [...present, { ...planned, sequence }] };
  }
  if (action === 'delete') return { ...model, present: present.filter((_, i) => i !== which % present.length) };
  if (action === 'rollback') return { ...model, present: committed };
  if (action === 'replace' && saved) return { ...model, present: saved, committed: saved };
  return { ...model, committed: present, saved: saved ?? present };
}

function change({ draft, ...queue }: WorkingQueue, { action, planned, which }: Step, { saved }: Model): void {
  const present = draft.list().toSorted(compareSequences);
  const chosen = present[which % present.length];
  if (action === 'insert') draft.insert(planned);
  else if (action === 'rollback') queue.rollback();
  else if (action !== 'delete') queue.commit();
  else if (chosen !== undefined) draft.delete(chosen);
  if (action === 'replace' && saved) queue.replace(saved);
}

function look({ draft, capture }: WorkingQueue): unknown {
  return {
    next: draft.next(),
    awaited: draft.next({ foreground: true }),
    list: draft.list(),
    byTarget: TARGETS.map((target) => draft.of(target)),
    committed: capture(),
  };
}

function lookAtModel({ present, committed }: Model): unknown {
  const due = present.toSorted(compareDue);
  return {
    next: due[0],
    awaited: due.find(({ background }) => !background),
    list: due,
    byTarget: TARGETS.map((name) => present.filter(({ target }) => target === name)),
    committed,
  };
}

function openQueue(): WorkingQueue {
  let sequence = 0;
  return openTransitionQueue(() => ++sequence);
}

describe('the queue of transitions', () => {
  it('tells what sorted lists would, whatever comes, goes, and is taken back', { timeout: patience }, () =>
    assertProperty({ seed: 11, quick: 200, deep: 20_000 }, fc.array(anyStep, { maxLength: 200 }), async (steps) => {
      const queue = openQueue();
      let model: Model = { inserted: 0, present: [], committed: [] };
      for (const step of steps) {
        change(queue, step, model);
        model = changeModel(model, step);
        expect(look(queue)).toEqual(lookAtModel(model));
      }
    }),
  );

  it('tells whether a commit has anything to keep, and whether there was what is deleted', () => {
    const queue = openQueue();
    queue.draft.insert({ dueAt: 1, kind: 'feed', target: 'rex', background: false });
    const [feeding] = queue.draft.of('rex') as [Transition];

    expect([queue.commit(), queue.commit()]).toEqual([true, false]);
    expect([queue.draft.delete(feeding), queue.draft.delete(feeding)]).toEqual([true, false]);
    expect(queue.draft.next()).toBeUndefined();
  });

  it('gives lists that stay as they are', () => {
    const queue = openQueue();
    const feed = () => queue.draft.insert({ dueAt: 1, kind: 'feed', target: 'rex', background: false });
    feed();
    queue.commit();
    const lists = [queue.draft.of('rex'), queue.draft.list(), queue.capture()];
    feed();
    queue.commit();

    expect(lists.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(queue.capture()).toHaveLength(2);
  });
});
