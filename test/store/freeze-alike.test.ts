import { describe, expect, it } from 'vitest';
import { freezeAlike } from '../../src/store/freeze-alike.js';

describe('freezeAlike', () => {
  it('freezes what it is given, all the way down, and leaves out what is undefined', () => {
    const given = { name: 'tom', toys: [{ kind: 'ball', owner: undefined }], age: undefined };
    const frozen = freezeAlike(given, undefined);

    expect(frozen).toStrictEqual({ name: 'tom', toys: [{ kind: 'ball' }] });
    expect([frozen, frozen.toys, frozen.toys[0]].every(Object.isFrozen)).toBe(true);
  });

  it('shares what is the same, and nothing else', () => {
    const like = freezeAlike({ name: 'tom', toys: [{ kind: 'ball' }, { kind: 'mouse' }], tags: [] }, undefined);
    const frozen = freezeAlike({ name: 'amy', toys: [{ kind: 'ball' }, { kind: 'bell' }], tags: [] }, like);

    expect(frozen).toStrictEqual({ name: 'amy', toys: [{ kind: 'ball' }, { kind: 'bell' }], tags: [] });
    const shared = [frozen.tags === like.tags, frozen.toys[0] === like.toys[0], frozen.toys === like.toys];
    expect(shared).toEqual([true, true, false]);
    expect(freezeAlike({ name: 'amy' }, frozen)).toStrictEqual({ name: 'amy' });
    expect(freezeAlike({ name: 'amy', toys: frozen.toys, tags: [] }, frozen)).toBe(frozen);
  });

  it('finds what is the same behind a member that the other has not', () => {
    const like = freezeAlike({ name: 'tom', tags: ['old'] }, undefined);

    expect(freezeAlike({ name: 'amy', owner: 'zoe', tags: ['old'] }, like).tags).toBe(like.tags);
  });

  it('leaves what is frozen as it is', () => {
    const toys = Object.freeze(['ball']);
    const like = freezeAlike({ toys: ['ball'] }, undefined);

    expect(freezeAlike({ toys }, like).toys).toBe(toys);
  });

  it('tells lists from objects, and members in another order', () => {
    expect(freezeAlike({ list: [] as unknown[] }, { list: {} })).toStrictEqual({ list: [] });
    expect(freezeAlike({ list: {} }, { list: [] as unknown[] })).toStrictEqual({ list: {} });
    const order = { members: { a: 1, b: 2 } };
    expect(JSON.stringify(freezeAlike(order, { members: { b: 2, a: 1 } }))).toBe('{"members":{"a":1,"b":2}}');
  });

  it('takes a member for no other of the same name', () => {
    const labels = JSON.parse('{"__proto__":{"a":1},"constructor":{"b":2}}') as Record<string, unknown>;

    expect(JSON.stringify(freezeAlike({ labels }, { labels: {} }))).toBe(
      '{"labels":{"__proto__":{"a":1},"constructor":{"b":2}}}',
    );
  });
});
