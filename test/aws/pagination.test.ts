import { describe, expect, it } from 'vitest';
import { decodeToken, encodeToken, takePage } from '../../src/aws/pagination.js';

const entries = [
  ['1', 'a'],
  ['2', 'b'],
  ['3', 'c'],
] as const;

describe('a page', () => {
  const take = (maxResults: number, list: Iterable<readonly [string, string]> = entries) =>
    takePage(list, { list: 'ListLetters', maxResults, after: undefined });

  it('has a token that stands for its last item while more follow', () => {
    const { items, nextToken = '' } = take(2);
    expect(items).toEqual(['a', 'b']);
    expect(decodeToken('ListLetters', nextToken)).toBe('2');
  });

  it('has no token when it is the last one, full or not', () => {
    expect(take(3)).toEqual({ items: ['a', 'b', 'c'] });
    expect(take(100)).toEqual({ items: ['a', 'b', 'c'] });
    expect(take(1, [])).toEqual({ items: [] });
  });

  it('reads one item more than it gives, and no further', () => {
    let read = 0;
    function* endless() {
      for (;;) yield [String(++read), 'x'] as const;
    }
    take(10, endless());
    expect(read).toBe(11);
  });
});

describe('a token', () => {
  it('carries any position', () => {
    const position = 'arn:aws:ecs:eu-west-1:1:task/ü\u00000000000000000042\nx';
    expect(decodeToken('ListTasks', encodeToken('ListTasks', position))).toBe(position);
  });

  it('belongs to its list', () => {
    expect(decodeToken('ListClusters', encodeToken('ListTasks', '7'))).toBeUndefined();
  });

  it.each(['', 'nonsense', ' ', encodeToken('ListTasks', '7').slice(0, -1), `${encodeToken('ListTasks', '7')}==`])(
    'is not %j',
    (text) => {
      expect(decodeToken('ListTasks', text)).toBeUndefined();
    },
  );
});
