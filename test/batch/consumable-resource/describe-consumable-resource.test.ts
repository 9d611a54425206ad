import { BatchClient, DescribeConsumableResourceCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createConsumableWorld, LICENCE, needing } from './consumable-world.js';

describe('DescribeConsumableResource', () => {
  const world = createConsumableWorld();
  const { aws, client, create, beginOnFargate, submitted } = world;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('tells all of the resource, named or by ARN', async () => {
    await create({ tags: { team: 'shop' } });
    for (const reference of ['licence', LICENCE]) {
      const { $metadata: _, ...reply } = await world.describe(reference);
      expect(reply).toEqual({
        consumableResourceName: 'licence',
        consumableResourceArn: LICENCE,
        totalQuantity: 2,
        inUseQuantity: 0,
        availableQuantity: 2,
        resourceType: 'REPLENISHABLE',
        createdAt: 1_704_067_200_000,
        tags: { team: 'shop' },
      });
    }
  });

  it('tells what jobs have in use', async () => {
    await beginOnFargate({ totalQuantity: 5 });
    await submitted(needing(3));
    aws.clock.advance('10s');
    expect(await world.describe()).toMatchObject({ totalQuantity: 5, inUseQuantity: 3, availableQuantity: 2 });
  });

  it('refuses what does not exist, and what is of another Region', async () => {
    await create();
    expect(await rejectionOf(world.describe('other'))).toEqual({
      name: 'ClientException',
      text: 'arn:aws:batch:us-east-1:123456789012:consumable-resource/other does not exist',
      isWrapped: false,
    });
    const abroad = new BatchClient({ region: 'eu-west-1' });
    const call = abroad.send(new DescribeConsumableResourceCommand({ consumableResource: LICENCE }));
    expect(await rejectionOf(call)).toMatchObject({ text: `${LICENCE} does not exist` });
  });

  it('refuses a request without a resource', async () => {
    const call = client.send(new DescribeConsumableResourceCommand({ consumableResource: undefined }));
    expect(await rejectionOf(call)).toEqual({
      name: 'ClientException',
      text: 'consumableResource is required.',
      isWrapped: true,
    });
  });
});
