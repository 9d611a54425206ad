import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchActions } from '../../src/batch/registry.js';
import { ecsActions } from '../../src/ecs/registry.js';

describe('the README', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

  it.each([
    ['ECS', ecsActions],
    ['AWS Batch', batchActions],
  ])('tells how many actions of %s are emulated', (name, actions) => {
    const entries = Object.values<unknown>(actions);
    const emulated = entries.filter((action) => typeof action === 'function');
    const [, told] = new RegExp(`^- ${name}: (\\d+ of \\d+) actions`, 'm').exec(text) ?? [];
    expect(told).toBe(`${emulated.length} of ${entries.length}`);
  });

  it('has less than 200 lines', () => {
    expect(text.split('\n').length).toBeLessThan(200);
  });
});
