import {
  BatchClient,
  CreateConsumableResourceCommand,
  type CreateConsumableResourceCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createConsumableWorld, LICENCE } from './consumable-world.js';

describe('CreateConsumableResource', () => {
  const { aws, client, create, describe: describeResource } = createConsumableWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers name and ARN, and makes a resource that can be used at once', async () => {
    const command = new CreateConsumableResourceCommand({
      consumableResourceName: 'licence',
      totalQuantity: 5,
      tags: { team: 'shop' },
    });
    const { $metadata, ...reply } = await client.send(command);

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({ consumableResourceName: 'licence', consumableResourceArn: LICENCE });
    expect(aws.changes()).toEqual(['+ consumable-resource/licence 0 of 5 in use']);
    expect(await describeResource()).toMatchObject({
      totalQuantity: 5,
      inUseQuantity: 0,
      availableQuantity: 5,
      resourceType: 'REPLENISHABLE',
      createdAt: 1_704_067_200_000,
      tags: { team: 'shop' },
    });
  });

  it('makes one that is used up', async () => {
    await create({ resourceType: 'NON_REPLENISHABLE' });
    expect(await describeResource()).toMatchObject({ resourceType: 'NON_REPLENISHABLE', tags: {} });
  });

  it('makes nothing of it where no quantity is given', async () => {
    await create({ totalQuantity: undefined });
    expect(await describeResource()).toMatchObject({ totalQuantity: 0, availableQuantity: 0 });
  });

  it.each<[string, Partial<CreateConsumableResourceCommandInput>, string]>([
    ['no name', { consumableResourceName: undefined }, 'consumableResourceName is required.'],
    ['a name with a dot', { consumableResourceName: 'a.b' }, 'Consumable Resource name should match a valid pattern.'],
    ['a negative quantity', { totalQuantity: -1 }, 'totalQuantity cannot be a negative number.'],
    ['a fraction', { totalQuantity: 1.5 }, 'totalQuantity must be an integer.'],
    [
      'an unknown type',
      { resourceType: 'ENDLESS' },
      'resourceType ENDLESS is not valid. Valid values: [REPLENISHABLE, NON_REPLENISHABLE]',
    ],
    ['a reserved tag', { tags: { 'aws:x': '' } }, 'Tag keys and values cannot begin with aws:, which is reserved.'],
  ])('refuses %s', async (_what, input, text) => {
    const before = aws.state;
    expect(await rejectionOf(create(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
    expect(aws.state).toBe(before);
  });

  it('refuses a name that is in use, but not that of another Region', async () => {
    await create();
    expect(await rejectionOf(create())).toEqual({
      name: 'ClientException',
      text: 'Object already exists',
      isWrapped: false,
    });
    const abroad = new BatchClient({ region: 'eu-west-1' });
    const command = new CreateConsumableResourceCommand({ consumableResourceName: 'licence' });
    expect(await abroad.send(command)).toMatchObject({
      consumableResourceArn: 'arn:aws:batch:eu-west-1:123456789012:consumable-resource/licence',
    });
  });
});
