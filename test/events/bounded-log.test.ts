import { describe, expect, it } from 'vitest';
import { createBoundedLog } from '../../src/events/bounded-log.js';

function logOf(limit: number, count: number) {
  const log = createBoundedLog<number>(limit);
  for (let i = 1; i <= count; i++) log.add(i);
  return log;
}

describe('a bounded log', () => {
  it('has everything, oldest first, until it is full', () => {
    const log = logOf(3, 3);

    expect([log.all(), log.gone()]).toEqual([[1, 2, 3], 0]);
  });

  it.each([
    [4, [2, 3, 4], 1],
    [5, [3, 4, 5], 2],
    [6, [4, 5, 6], 3],
    [100, [98, 99, 100], 97],
  ])('has the latest three of %i', (count, latest, gone) => {
    const log = logOf(3, count);

    expect([log.all(), log.gone()]).toEqual([latest, gone]);
  });

  it('begins anew when it is cleared', () => {
    const log = logOf(2, 5);
    log.clear();
    log.add(6);

    expect([log.all(), log.gone()]).toEqual([[6], 0]);
  });
});
