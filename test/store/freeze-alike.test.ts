import { describe, expect, it } from 'vitest';
import { freezeAlike, freezeRecord } from '../../src/store/freeze-alike.js';

describe('freezeAlike', () => {
  it('gives a frozen copy and leaves what it was given alone', () => {
    const given = { name: 'tom', toys: [{ kind: 'ball' }] };
    const copy = freezeAlike(given, undefined);

    expect(copy).toStrictEqual(given);
    expect([copy, copy.toys, copy.toys[0]].every(Object.isFrozen)).toBe(true);
    expect([given, given.toys, given.toys[0]].some(Object.isFrozen)).toBe(false);
  });

  it('shares what is the same, and nothing else', () => {
    const like = freezeAlike({ name: 'tom', toys: [{ kind: 'ball' }, { kind: 'mouse' }], tags: [] }, undefined);
    const copy = freezeAlike({ name: 'amy', toys: [{ kind: 'ball' }, { kind: 'bell' }], tags: [] }, like);

    expect(copy).toStrictEqual({ name: 'amy', toys: [{ kind: 'ball' }, { kind: 'bell' }], tags: [] });
    expect([copy.tags === like.tags, copy.toys[0] === like.toys[0], copy.toys === like.toys]).toEqual([
      true,
      true,
      false,
    ]);
    expect(freezeAlike({ name: 'amy' }, copy)).toStrictEqual({ name: 'amy' });
  });

  it('leaves what is frozen in a record as it is', () => {
    const toys = Object.freeze(['ball']);
    const like = freezeRecord({ name: 'tom', toys: ['ball'], tags: [] as string[] }, undefined);
    const record = freezeRecord({ name: 'amy', toys, tags: [] as string[] }, like);

    expect(record).toStrictEqual({ name: 'amy', toys: ['ball'], tags: [] });
    expect([record.toys === toys, record.tags === like.tags, Object.isFrozen(record)]).toEqual([true, true, true]);
  });

  it('tells lists from objects, and members in another order', () => {
    expect(freezeAlike({ list: [] as unknown[] }, { list: {} })).toStrictEqual({ list: [] });
    const order = { members: { a: 1, b: 2 } };
    expect(JSON.stringify(freezeAlike(order, { members: { b: 2, a: 1 } }))).toBe('{"members":{"a":1,"b":2}}');
  });
});
