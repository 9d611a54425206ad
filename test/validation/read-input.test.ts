import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { run, thrownBy } from './run-request.js';

describe('readInput', () => {
  it('copies every kind of member', () => {
    const input = {
      color: 'RED',
      name: 'web',
      count: 1.5,
      force: false,
      colors: ['BLUE', 'RED'],
      labels: { tier: 'front' },
      matrix: [[1, 2], []],
      step: { id: 'a' },
      stepsByName: { first: { id: 'b', color: 'BLUE' } },
    };
    expect(run(input)).toStrictEqual({
      color: 'RED',
      name: 'web',
      count: 1.5,
      force: false,
      colors: ['BLUE', 'RED'],
      labels: { tier: 'front' },
      matrix: [[1, 2], []],
      step: { id: 'a' },
      stepsByName: { first: { id: 'b', color: 'BLUE' } },
    });
  });

  it('keeps no reference to the objects of the caller', () => {
    const input = { name: 'web', labels: { tier: 'front' }, steps: [{ id: 'a' }], details: { list: [{ a: 1 }] } };
    const copy = run(input);
    input.labels.tier = 'back';
    input.steps[0] = { id: 'z' };
    input.details.list.push({ a: 2 });
    expect(copy).toStrictEqual({
      name: 'web',
      labels: { tier: 'front' },
      steps: [{ id: 'a' }],
      details: { list: [{ a: 1 }] },
    });
  });

  it('copies an object that occurs twice into two objects', () => {
    const step = { id: 'a' };
    const { steps } = run({ name: 'web', steps: [step, step] }) as { steps: object[] };
    expect(steps).toStrictEqual([{ id: 'a' }, { id: 'a' }]);
    expect(steps[0]).not.toBe(steps[1]);
  });

  it('reads frozen objects and leaves the copy open to changes', () => {
    const copy = run(Object.freeze({ name: 'web', steps: Object.freeze([Object.freeze({ id: 'a' })]) }));
    expect(Object.isFrozen(copy)).toBe(false);
    expect(Object.isFrozen(copy['steps'])).toBe(false);
  });

  it('drops members that the shape does not know, at every level', () => {
    expect(run({ name: 'web', nmae: 1, step: { id: 'a', extra: {} } })).toStrictEqual({
      name: 'web',
      step: { id: 'a' },
    });
  });

  it('drops undefined and null members, list entries and map values', () => {
    expect(
      run({
        name: 'web',
        count: undefined,
        force: null,
        colors: ['RED', null, undefined],
        labels: { a: 'b', c: null, d: undefined },
        steps: [null, { id: 'a', color: null }],
      }),
    ).toStrictEqual({ name: 'web', colors: ['RED'], labels: { a: 'b' }, steps: [{ id: 'a' }] });
  });

  it('drops the holes of a sparse array', () => {
    const matrix: number[][] = [];
    matrix[2] = [1];
    expect(run({ name: 'web', matrix })).toStrictEqual({ name: 'web', matrix: [[1]] });
  });

  it('keeps empty strings, lists, maps and structures', () => {
    expect(run({ name: '', colors: [], labels: {}, details: {} })).toStrictEqual({
      name: '',
      colors: [],
      labels: {},
      details: {},
    });
  });

  it('reads a Date as epoch milliseconds', () => {
    const copy = run({ name: 'web', startedAt: new Date('2024-01-01T00:00:00.123Z') });
    expect(copy['startedAt']).toBe(1_704_067_200_123);
  });

  it('reads epoch seconds as epoch milliseconds', () => {
    expect(run({ name: 'web', startedAt: 1_704_067_200.123 })['startedAt']).toBe(1_704_067_200_123);
    expect(run({ name: 'web', startedAt: 0 })['startedAt']).toBe(0);
    expect(run({ name: 'web', startedAt: -1 })['startedAt']).toBe(-1000);
  });

  it('reads a Date of a subclass that hides its class', () => {
    class Instant extends Date {
      readonly [Symbol.toStringTag] = 'Instant';
    }
    expect(run({ name: 'web', startedAt: new Instant(5) })['startedAt']).toBe(5);
  });

  it('copies any JSON value as a document, nulls included', () => {
    const details = { a: null, b: [1, null, 'x', true, { c: {} }], d: undefined };
    expect(run({ name: 'web', details })['details']).toStrictEqual({ a: null, b: [1, null, 'x', true, { c: {} }] });
    expect(run({ name: 'web', details: 'text' })['details']).toBe('text');
  });

  it('copies a Date inside a document as the seconds that the SDK sends', () => {
    expect(run({ name: 'web', details: { at: new Date(1500) } })['details']).toStrictEqual({ at: 1.5 });
    expect(thrownBy({ name: 'web', details: { at: new Date('never') } }).message).toBe('not a timestamp at details.at');
  });

  it('reads objects, arrays and Dates of another realm', () => {
    const input: unknown = runInNewContext(
      "({ name: 'web', startedAt: new Date(5), steps: [{ id: 'a' }], details: { at: new Date(1500) } })",
    );
    expect(run(input)).toStrictEqual({ name: 'web', startedAt: 5, steps: [{ id: 'a' }], details: { at: 1.5 } });
  });
});
