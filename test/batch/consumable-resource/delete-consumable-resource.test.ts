import { DeleteConsumableResourceCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createConsumableWorld, LICENCE, needing } from './consumable-world.js';

describe('DeleteConsumableResource', () => {
  const world = createConsumableWorld();
  const { aws, client, create, usage, beginOnFargate, submitted, statusOf } = world;
  const { clock } = aws;
  const remove = (consumableResource: string | undefined) =>
    client.send(new DeleteConsumableResourceCommand({ consumableResource }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each(['licence', LICENCE])('takes %s away at once, and answers nothing', async (reference) => {
    await create();
    const { $metadata, ...reply } = await remove(reference);
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await rejectionOf(world.describe())).toMatchObject({ text: `${LICENCE} does not exist` });
    await create();
    expect(await usage()).toBe('0 of 2');
  });

  it('lets jobs run on that have it, and gives nothing back to one of its name', async () => {
    await beginOnFargate();
    const jobId = await submitted(needing(2));
    clock.advance('10s');
    await remove('licence');
    await create();
    expect(await usage()).toBe('0 of 2');
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect(await usage()).toBe('0 of 2');
  });

  it('leaves jobs waiting that need it, until there is one of its name', async () => {
    await beginOnFargate();
    const first = await submitted(needing(2));
    const second = await submitted(needing(2));
    clock.advance('10s');
    await remove('licence');
    clock.runUntilIdle();
    expect([await statusOf(first), await statusOf(second)]).toEqual(['SUCCEEDED', 'RUNNABLE']);
    await create();
    clock.runUntilIdle();
    expect(await statusOf(second)).toBe('SUCCEEDED');
  });

  it.each([
    [undefined, 'consumableResource is required.', true],
    ['other', 'arn:aws:batch:us-east-1:123456789012:consumable-resource/other does not exist', false],
  ])('refuses %s', async (reference, text, isWrapped) => {
    expect(await rejectionOf(remove(reference))).toEqual({ name: 'ClientException', text, isWrapped });
  });
});
