import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countPrefix,
  deleteEntry,
  emptySortedMap,
  entriesOf,
  firstOf,
  lastOf,
  getEntry,
  setEntry,
  share,
  type Entry,
  type SortedMap,
} from '../../src/store/sorted-map.js';

function mapOf(keys: readonly string[]) {
  return keys.reduce((map, key) => setEntry(map, key, `value of ${key}`), emptySortedMap<string>());
}

describe('a sorted map', () => {
  it('gives its entries in the order of their keys, whatever the order of insertion', () => {
    expect([...entriesOf(mapOf(['b', 'c', 'a']))]).toEqual([
      ['a', 'value of a'],
      ['b', 'value of b'],
      ['c', 'value of c'],
    ]);
  });

  it('leaves a map that is shared as it was', () => {
    const before = mapOf(['a']);
    share(before);

    const after = deleteEntry(setEntry(setEntry(before, 'b', 'new'), 'a', 'changed'), 'b');

    expect([...entriesOf(before)]).toEqual([['a', 'value of a']]);
    expect([...entriesOf(after)]).toEqual([['a', 'changed']]);
  });

  it('is the same map when there is nothing to delete', () => {
    const map = mapOf(['a']);

    expect(deleteEntry(map, 'b')).toBe(map);
    expect([...entriesOf(deleteEntry(emptySortedMap(), 'b'))]).toEqual([]);
  });

  it('is written in place until it is shared', () => {
    const map = mapOf(['a']);

    expect(setEntry(map, 'b', 'new')).toBe(map);
    share(map);
    expect(setEntry(map, 'c', 'new')).not.toBe(map);
  });

  it('shows a walk what was there when it began', () => {
    const map = mapOf(['a', 'b', 'c']);
    const walk = entriesOf(map);
    walk.next();

    const after = deleteEntry(setEntry(map, 'd', 'new'), 'b');

    expect([...walk].map(([key]) => key)).toEqual(['b', 'c']);
    expect([...entriesOf(after)].map(([key]) => key)).toEqual(['a', 'c', 'd']);
  });

  it('walks a prefix in both directions and from any position', () => {
    const map = mapOf(['a1', 'b1', 'b2', 'b3', 'c1']);
    const keys = (walk: object) => [...entriesOf(map, 'b', walk)].map(([key]) => key);

    expect(keys({})).toEqual(['b1', 'b2', 'b3']);
    expect(keys({ after: 'b1' })).toEqual(['b2', 'b3']);
    expect(keys({ reverse: true })).toEqual(['b3', 'b2', 'b1']);
    expect(keys({ reverse: true, after: 'b3' })).toEqual(['b2', 'b1']);
    expect(countPrefix(map, 'b')).toBe(3);
    expect(countPrefix(map, 'd')).toBe(0);
    expect(firstOf(map, 'b')).toBe('value of b1');
    expect(firstOf(map, 'd')).toBeUndefined();
    expect(lastOf(map, 'b')).toBe('value of b3');
    expect([lastOf(map, 'd'), lastOf(map, '0'), lastOf(mapOf([]), 'b')]).toEqual([undefined, undefined, undefined]);
  });

  it('behaves as a Map whose keys are sorted', () => {
    const operations = fc.array(
      fc.record({ type: fc.constantFrom('set', 'set', 'set', 'delete'), key: fc.integer({ min: 0, max: 2_000 }) }),
      { minLength: 1_500, maxLength: 2_500 },
    );
    fc.assert(
      fc.property(operations, (steps) => {
        const model = new Map<string, number>();
        let map = emptySortedMap<number>();
        const shared: { readonly map: SortedMap<number>; readonly entries: readonly Entry<number>[] }[] = [];
        for (const [index, { type, key }] of steps.entries()) {
          const name = `key ${String(key).padStart(4, '0')}`;
          if (type === 'set') model.set(name, index);
          else model.delete(name);
          map = type === 'set' ? setEntry(map, name, index) : deleteEntry(map, name);
          if (index % 300 === 0) {
            share(map);
            shared.push({ map, entries: [...entriesOf(map)] });
          }
        }
        for (const { map: old, entries } of shared) expect([...entriesOf(old)]).toEqual(entries);
        const expected = [...model].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect([...entriesOf(map)]).toEqual(expected);
        expect([...entriesOf(map, '', { reverse: true })]).toEqual(expected.toReversed());
        expect(map.size).toBe(model.size);
        expect(countPrefix(map, 'key 1')).toBe(expected.filter(([key]) => key.startsWith('key 1')).length);
        for (const [key, value] of expected) expect(getEntry(map, key)).toBe(value);
        for (const prefix of ['', 'key 03', 'key 1', 'key 19', 'key 2', 'l']) {
          expect(firstOf(map, prefix)).toBe(expected.find(([key]) => key.startsWith(prefix))?.[1]);
        }
      }),
      { numRuns: 10, seed: 1 },
    );
  });
});
