import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from './calls/services.js';
import { doChecked } from './model/do-checked.js';
import { createModelWorld, REGIONS } from './model/model-world.js';
import { findSuccess, getBeginning, setOutcomes } from './model/prepare.js';
import { patience } from './property.js';

/** They succeed in no world that is made by what is plausible: other tests have what they need. */
const HARD: readonly string[] = [
  'ContinueServiceDeployment',
  'DeleteGateway',
  'DeleteQuotaShare',
  'DescribeDaemonRevisions',
  'DescribeGatewayRoute',
];

describe('what is sent and got', () => {
  const world = createModelWorld();

  beforeAll(() => setOutcomes(world));
  afterAll(() => world.aws.restore());

  it.each(operations)(
    'is the caller’s own: $service $operation',
    async (operation) => {
      const { known, snapshot } = await getBeginning();
      world.aws.load(snapshot);
      const input = await findSuccess(world, { known, operation, tries: 60 });

      expect(
        input !== undefined || HARD.includes(operation.operation),
        'No call succeeds: give the action an example in test/properties/calls.',
      ).toBe(true);
      const deed = { type: 'call', operation, region: REGIONS[0], input: input ?? {} } as const;
      const { flaws } = await doChecked(world, deed);
      expect(flaws).toEqual([]);
    },
    patience,
  );
});
