import { describe, expect, it } from 'vitest';
import { recordAt } from '../../trace-page/record-at.js';

const lane = {
  versions: [
    { at: 0, words: 'new', change: { name: 'a', status: 'NEW', note: 'x' } },
    { at: 1, words: 'old', change: { status: 'OLD', note: null } },
    { at: 2, change: {} },
    { at: 3, words: 'again', change: { name: 'b' } },
  ],
};

describe('a record at a version', () => {
  it('has what has changed up to then, without what was taken away', () => {
    expect(recordAt(lane, 0)).toEqual({ name: 'a', status: 'NEW', note: 'x' });
    expect(recordAt(lane, 1)).toEqual({ name: 'a', status: 'OLD' });
  });

  it('is nothing while it is gone, and begins anew', () => {
    expect(recordAt(lane, 2)).toBeUndefined();
    expect(recordAt(lane, 3)).toEqual({ name: 'b' });
  });
});
