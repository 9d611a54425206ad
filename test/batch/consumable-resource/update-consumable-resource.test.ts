import type { UpdateConsumableResourceCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createConsumableWorld, LICENCE, needing } from './consumable-world.js';

describe('UpdateConsumableResource', () => {
  const world = createConsumableWorld();
  const { aws, create, update, usage, beginOnFargate, submitted, statusOf } = world;
  const { clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['sets', { operation: 'SET', quantity: 7 }, 7],
    ['adds', { operation: 'ADD', quantity: 7 }, 9],
    ['removes', { operation: 'REMOVE', quantity: 2 }, 0],
    ['sets where no operation is given', { quantity: 7 }, 7],
    ['leaves as it is, where no quantity is given,', { operation: 'SET' }, 2],
  ])('%s the total quantity, and answers it', async (_what, input, totalQuantity) => {
    await create();
    const { $metadata: _, ...reply } = await update(input);
    expect(reply).toEqual({ consumableResourceName: 'licence', consumableResourceArn: LICENCE, totalQuantity });
    expect(await usage()).toBe(`0 of ${totalQuantity}`);
  });

  it('takes the resource by its ARN', async () => {
    await create();
    expect(await update({ consumableResource: LICENCE, quantity: 3 })).toMatchObject({ totalQuantity: 3 });
  });

  it('lets more jobs start when there is more', async () => {
    await beginOnFargate({ totalQuantity: 0 });
    const jobId = await submitted(needing(1));
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    await update({ operation: 'ADD', quantity: 1 });
    clock.advance('5s');
    expect(await statusOf(jobId)).toBe('STARTING');
  });

  it('leaves to jobs what they hold, though there is less of it than that', async () => {
    await beginOnFargate();
    const jobIds = [await submitted(needing(1)), await submitted(needing(1)), await submitted(needing(1))];
    clock.advance('10s');
    expect(await usage()).toBe('2 of 2');
    await update({ operation: 'SET', quantity: 1 });

    expect(await world.describe()).toMatchObject({ totalQuantity: 1, inUseQuantity: 2, availableQuantity: 0 });
    clock.advance('95s');
    expect(await Promise.all(jobIds.map(statusOf))).toEqual(['SUCCEEDED', 'SUCCEEDED', 'STARTING']);
    expect(await usage()).toBe('1 of 1');
  });

  it('changes nothing when it is repeated with its token within 8 hours', async () => {
    await create();
    const add = { operation: 'ADD', quantity: 1, clientToken: 'once' };
    expect(await update(add)).toMatchObject({ totalQuantity: 3 });
    clock.advance('7h');
    expect(await update(add)).toMatchObject({ totalQuantity: 3 });
    expect(await update({ ...add, clientToken: 'twice' })).toMatchObject({ totalQuantity: 4 });
    expect(await update({ ...add, quantity: 2 })).toMatchObject({ totalQuantity: 6 });
    clock.advance('1h');
    expect(await update(add)).toMatchObject({ totalQuantity: 7 });
  });

  it('adds again where no token is given', async () => {
    await create();
    await update({ operation: 'ADD', quantity: 1 });
    expect(await update({ operation: 'ADD', quantity: 1 })).toMatchObject({ totalQuantity: 4 });
  });

  it.each<[string, Partial<UpdateConsumableResourceCommandInput>, string, boolean]>([
    ['no resource', { consumableResource: undefined }, 'consumableResource is required.', true],
    [
      'an unknown operation',
      { operation: 'add', quantity: 1 },
      'operation add is not valid. Valid values: [SET, ADD, REMOVE]',
      true,
    ],
    ['a negative quantity', { operation: 'ADD', quantity: -1 }, 'quantity cannot be a negative number.', true],
    ['an empty token', { quantity: 1, clientToken: '' }, 'clientToken must have between 1 and 64 characters.', true],
    [
      'a token of 65 characters',
      { quantity: 1, clientToken: 'a'.repeat(65) },
      'clientToken must have between 1 and 64 characters.',
      true,
    ],
    [
      'a resource that does not exist',
      { consumableResource: 'other', quantity: 1 },
      'arn:aws:batch:us-east-1:123456789012:consumable-resource/other does not exist',
      false,
    ],
    [
      'to remove more than there is',
      { operation: 'REMOVE', quantity: 3 },
      'totalQuantity cannot be a negative number.',
      false,
    ],
  ])('refuses %s', async (_what, input, text, isWrapped) => {
    await create();
    const before = aws.state;
    expect(await rejectionOf(update(input))).toEqual({ name: 'ClientException', text, isWrapped });
    expect(aws.state).toBe(before);
  });
});
