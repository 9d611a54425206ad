import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModelWorld } from './model/model-world.js';
import { getBeginning, prepare, setOutcomes } from './model/prepare.js';
import { replay, run, type Done } from './model/run.js';
import { steps } from './model/step.js';
import { assertProperty, isDeep, patience } from './property.js';

describe('the model', () => {
  const [world, twin] = [createModelWorld(), createModelWorld()];

  beforeAll(() => [world, twin].forEach(setOutcomes));
  afterAll(() => {
    world.aws.restore();
    twin.aws.restore();
  });

  it(
    'is again what it was when the same is done in an empty world',
    async () => {
      await prepare(twin);

      expect(JSON.stringify(twin.aws.snapshot())).toBe(JSON.stringify((await getBeginning()).snapshot));
    },
    patience,
  );

  it(
    'is whole after whatever is done, and does it again from any snapshot',
    async () => {
      const beginning = await getBeginning();
      const tally = createTally();
      await assertProperty(
        { seed: 8, quick: 8, deep: 3_500 },
        fc.tuple(steps, fc.nat(60)),
        async ([sequence, from]) => {
          const whole = await run(world, beginning, { steps: sequence, from });
          tally.add(whole.done);
          await replay(twin, whole);
          expect(JSON.stringify(twin.aws.snapshot())).toBe(JSON.stringify(world.aws.snapshot()));
        },
      );

      if (isDeep) console.info(tally.report());
      expect(tally.share()).toBeGreaterThan(0.4);
    },
    patience,
  );
});

/** Counts how many calls succeed: if too few do, little is tried. */
function createTally() {
  const counts = new Map<string, { calls: number; successes: number }>();
  const total = (name: 'calls' | 'successes') => [...counts.values()].reduce((sum, count) => sum + count[name], 0);
  const share = () => total('successes') / total('calls');
  return {
    share,
    add(done: readonly Done[]) {
      for (const { deed, isSuccess } of done) {
        if (deed.type !== 'call') continue;
        const { operation } = deed.operation;
        const { calls, successes } = counts.get(operation) ?? { calls: 0, successes: 0 };
        counts.set(operation, { calls: calls + 1, successes: successes + Number(isSuccess) });
      }
    },
    report() {
      const never = [...counts].flatMap(([operation, { successes }]) => (successes === 0 ? [operation] : []));
      return `${total('calls')} calls, of which ${(share() * 100).toFixed(1)} % succeeded; never: ${never.join(', ') || 'none'}`;
    },
  };
}
