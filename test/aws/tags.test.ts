import { describe, expect, it } from 'vitest';
import { countsAgainstLimit, findTagProblem, mergeTags, type TagProblem } from '../../src/aws/tags.js';

describe('tags', () => {
  it.each<[string, string]>([
    ['k', ''],
    ['k'.repeat(128), 'v'.repeat(256)],
    ['Größe 1_.:/=+-@', '値 ٣'],
    ['my-aws:key', 'an aws:value'],
  ])('may be %j: %j', (key, value) => {
    expect(findTagProblem([{ key, value }])).toBeUndefined();
  });

  it.each<[TagProblem, string, string]>([
    ['key-length', '', 'v'],
    ['key-length', 'k'.repeat(129), 'v'],
    ['value-length', 'k', 'v'.repeat(257)],
    ['characters', 'a,b', 'v'],
    ['characters', 'k', 'a\nb'],
    ['characters', 'k', '🙂'],
    ['reserved', 'aws:key', 'v'],
    ['reserved', 'Aws:key', 'v'],
    ['reserved', 'k', 'AWS:value'],
  ])('have the problem %s: %j: %j', (problem, key, value) => {
    expect(
      findTagProblem([
        { key: 'fine', value: '' },
        { key, value },
      ]),
    ).toBe(problem);
  });

  it('have each key once', () => {
    const tags = [
      { key: 'k', value: '1' },
      { key: 'K', value: '2' },
    ];
    expect(findTagProblem(tags)).toBeUndefined();
    expect(findTagProblem([...tags, { key: 'k', value: '3' }])).toBe('duplicate');
  });

  it('count against the limit unless AWS itself has put them on', () => {
    expect(countsAgainstLimit({ key: 'team', value: '' })).toBe(true);
    expect(countsAgainstLimit({ key: 'aws:ecs:clusterName', value: '' })).toBe(false);
  });

  it('are merged by key: in place where the key is known, behind where it is new', () => {
    const current = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ];
    const added = [
      { key: 'c', value: '3' },
      { key: 'a', value: '4' },
    ];
    expect(mergeTags(current, added)).toEqual([
      { key: 'a', value: '4' },
      { key: 'b', value: '2' },
      { key: 'c', value: '3' },
    ]);
  });
});
