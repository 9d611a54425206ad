import { describe, expect, it } from 'vitest';
import { createIdentifiers } from '../../src/aws/identifiers.js';

function countingFrom(first: number): () => number {
  let count = first;
  return () => count++;
}

describe('identifiers', () => {
  it('have the forms of AWS', () => {
    const made = createIdentifiers(0, countingFrom(1));
    expect(made.hex(32)).toMatch(/^[\da-f]{32}$/);
    expect(made.hex(64)).toMatch(/^[\da-f]{64}$/);
    expect(made.uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(made.digits(19)).toMatch(/^[1-9]\d{18}$/);
    expect(made.urlSafe(21)).toMatch(/^[\w-]{21}$/);
  });

  it('never begin with a zero where they are numbers', () => {
    const made = createIdentifiers(0, countingFrom(1));
    const numbers = Array.from({ length: 500 }, () => made.digits(3));
    expect(numbers.filter((number) => number.startsWith('0'))).toEqual([]);
  });

  it('are the same for the same seed and count, on every machine', () => {
    const first = createIdentifiers(0, countingFrom(1));
    const again = createIdentifiers(0, countingFrom(1));
    expect([again.hex(32), again.uuid()]).toEqual([first.hex(32), first.uuid()]);
    expect(createIdentifiers(0, () => 1).hex(32)).toBe('e8e25f66979f4e285d85e008b3eb2fe6');
    expect(createIdentifiers(0, () => 1).uuid()).toBe('e8e25f66-979f-4e28-9d85-e008b3eb2fe6');
  });

  it('go on where the count goes on', () => {
    const whole = createIdentifiers(7, countingFrom(1));
    whole.uuid();
    expect(createIdentifiers(7, countingFrom(2)).hex(8)).toBe(whole.hex(8));
  });

  it('differ between seeds', () => {
    const ids = Array.from({ length: 200 }, (_, seed) => createIdentifiers(seed - 100, () => 1).hex(32));
    expect(new Set(ids).size).toBe(200);
  });

  it('do not repeat within a world', () => {
    const made = createIdentifiers(0, countingFrom(1));
    const ids = Array.from({ length: 20_000 }, () => made.hex(32));
    expect(new Set(ids).size).toBe(20_000);
  });
});
