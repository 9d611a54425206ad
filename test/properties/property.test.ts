import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from './property.js';

describe('a property that does not hold', () => {
  it('tells the smallest case, and how to replay it', async () => {
    const failing = assertProperty({ seed: 1, quick: 50, deep: 50 }, fc.nat(1_000), async (number) => {
      if (number >= 10) throw new Error(`${number} is too much`);
    });

    await expect(failing).rejects.toThrow(
      /^Error: 10 is too much\n\nReplay it: PROPERTY_SEED=1 PROPERTY_PATH=[\d:]+ npm test -- properties$/,
    );
  });
});
