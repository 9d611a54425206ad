import { describe, expect, it } from 'vitest';
import { makerOf } from '../../src/pipeline/reply.js';

describe('makerOf', () => {
  it('copies an output at each call', () => {
    const output = { tasks: [{ name: 'web' }] };
    const make = makerOf(output);

    expect(make()).toStrictEqual(output);
    expect(make()).not.toBe(output);
    expect(make()).not.toBe(make());
  });

  it('leaves what makes an output to itself', () => {
    const made: object[] = [];
    const make = makerOf(() => {
      made.push({ task: 'web' });
      return made.at(-1);
    });

    expect(make()).toBe(made[0]);
    expect(make()).toBe(made[1]);
  });
});
