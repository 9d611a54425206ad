import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDraw } from './calls/draw.js';
import { generateInput } from './calls/generate-input.js';
import { operations } from './calls/services.js';
import { listViolations } from './calls/violations.js';
import { flawsOfError } from './flaws/reply-flaws.js';
import { createModelWorld, REGIONS } from './model/model-world.js';
import { findSuccess, getBeginning, setOutcomes } from './model/prepare.js';
import { patience } from './property.js';

describe('an input with one member that is missing or wrong', () => {
  const world = createModelWorld();
  const [region] = REGIONS;

  beforeAll(() => setOutcomes(world));
  afterAll(() => world.aws.restore());

  it.each(operations)(
    'gets an error of AWS, and changes nothing: $service $operation',
    async (operation) => {
      const { known, snapshot } = await getBeginning();
      world.aws.load(snapshot);
      const caller = { region, known, draw: createDraw([]) };
      const valid = (await findSuccess(world, { known, operation, tries: 10 })) ?? generateInput(operation, caller);
      const { state } = world.aws;
      const flaws: string[] = [];
      for (const { title, input } of listViolations(operation, valid)) {
        const reply = await world.call(operation, region, input);
        const own = 'error' in reply ? flawsOfError(operation, reply.error) : ['gets a reply'];
        if (world.aws.state !== state) own.push('changes something');
        flaws.push(...own.map((flaw) => `${title}: ${flaw}`));
      }

      expect(flaws).toEqual([]);
    },
    patience,
  );
});
