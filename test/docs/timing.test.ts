import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instantBatchTiming, realisticBatchTiming } from '../../src/batch/batch-timing.js';
import { toMilliseconds, type Duration } from '../../src/clock/duration.js';
import { instantEcsTiming, realisticEcsTiming } from '../../src/ecs/ecs-timing.js';

describe('docs/guide/timing.md', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'guide', 'timing.md'), 'utf8');
  const [, ecs = '', batch = ''] = text.split(/^## /m);

  it.each([
    ['ECS', ecs, realisticEcsTiming, instantEcsTiming],
    ['AWS Batch', batch, realisticBatchTiming, instantBatchTiming],
  ])(
    'tells each phase of %s, how long it takes, and which are never instant',
    (_service, section, realistic, instant) => {
      const rows = [...section.matchAll(/^\| `(\w+)` +\| (\w+) +\| (×?)/gm)];
      const told = rows.map(([, phase = '', length = '']) => [`${phase}Ms`, toMilliseconds(length as Duration)]);
      const kept = rows.map(([, phase = '', length = '', mark]) => [
        `${phase}Ms`,
        mark === '×' ? toMilliseconds(length as Duration) : 0,
      ]);
      expect(Object.fromEntries(told)).toEqual(realistic);
      expect(Object.fromEntries(kept)).toEqual(instant);
    },
  );
});
