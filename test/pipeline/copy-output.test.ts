import { describe, expect, it } from 'vitest';
import { copyInput } from '../../src/pipeline/copy-input.js';
import { copyOutput } from '../../src/pipeline/copy-output.js';

describe('copyOutput', () => {
  it('copies all that a reply consists of', () => {
    const at = new Date('2024-01-01');
    const output = Object.freeze({ list: Object.freeze([{ at }]), text: 'a', number: 0, flag: false, nothing: null });
    const copy = copyOutput(output);

    expect(copy).toStrictEqual({ list: [{ at }], text: 'a', number: 0, flag: false, nothing: null });
    expect(Object.isFrozen(copy) || Object.isFrozen(copy.list)).toBe(false);
    expect(copy.list[0]?.at).not.toBe(at);
  });

  it('leaves out members without a value, as the SDK does', () => {
    expect(copyOutput({ a: undefined, b: { c: undefined } })).toStrictEqual({ b: {} });
  });

  it('copies a key that would change the prototype', () => {
    const labels = JSON.parse('{"__proto__":"label"}') as object;
    const copy = copyOutput({ labels });

    expect(Object.entries(copy.labels)).toEqual([['__proto__', 'label']]);
    expect(Object.getPrototypeOf(copy.labels)).toBe(Object.prototype);
  });
});

describe('copyInput', () => {
  it('copies lists, times and plain objects', () => {
    const input = { list: [{ at: new Date('2024-01-01') }], none: undefined, null: null };
    const copy = copyInput(input) as typeof input;

    expect(copy).toStrictEqual(input);
    expect(copy).not.toBe(input);
    expect(copy.list[0]).not.toBe(input.list[0]);
    expect(copy.list[0]?.at).not.toBe(input.list[0]?.at);
  });

  it('copies a key that would change the prototype', () => {
    const labels = JSON.parse('{"__proto__":"label"}') as object;

    expect(Object.entries(copyInput(labels) as object)).toEqual([['__proto__', 'label']]);
  });

  it('keeps objects of other classes, which only their own code can copy', () => {
    class Tag {
      readonly #key = 'team';
      get key(): string {
        return this.#key;
      }
    }
    const [tag, bytes] = [new Tag(), new Uint8Array(2)];

    expect((copyInput([tag]) as unknown[])[0]).toBe(tag);
    expect(copyInput(bytes)).toBe(bytes);
  });

  it('keeps what cannot be copied', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    const throwing = Object.defineProperty({}, 'key', { get: () => assertNever(), enumerable: true });

    expect(copyInput(cycle)).toBe(cycle);
    expect(copyInput(throwing)).toBe(throwing);
  });
});

function assertNever(): never {
  throw new Error('Read');
}
