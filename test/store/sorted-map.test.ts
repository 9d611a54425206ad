import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPrefix, deleteEntry, emptySortedMap, entriesOf, getEntry, setEntry } from '../../src/store/sorted-map.js';

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

  it('leaves the map that it was made from as it was', () => {
    const before = mapOf(['a']);

    const after = deleteEntry(setEntry(setEntry(before, 'b', 'new'), 'a', 'changed'), 'b');

    expect([...entriesOf(before)]).toEqual([['a', 'value of a']]);
    expect([...entriesOf(after)]).toEqual([['a', 'changed']]);
  });

  it('is the same map when there is nothing to delete', () => {
    const map = mapOf(['a']);

    expect(deleteEntry(map, 'b')).toBe(map);
    expect(deleteEntry(emptySortedMap(), 'b')).toEqual({ chunks: [], size: 0 });
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
        for (const [index, { type, key }] of steps.entries()) {
          const name = `key ${String(key).padStart(4, '0')}`;
          if (type === 'set') model.set(name, index);
          else model.delete(name);
          map = type === 'set' ? setEntry(map, name, index) : deleteEntry(map, name);
        }
        const expected = [...model].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect([...entriesOf(map)]).toEqual(expected);
        expect([...entriesOf(map, '', { reverse: true })]).toEqual(expected.toReversed());
        expect(map.size).toBe(model.size);
        expect(countPrefix(map, 'key 1')).toBe(expected.filter(([key]) => key.startsWith('key 1')).length);
        for (const [key, value] of expected) expect(getEntry(map, key)).toBe(value);
      }),
      { numRuns: 10, seed: 1 },
    );
  });
});
