import { UpdateServiceEnvironmentCommand, type UpdateServiceEnvironmentCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceEnvironmentWorld } from './service-environment-world.js';

describe('UpdateServiceEnvironment', () => {
  const { aws, client, create, describeOne } = createServiceEnvironmentWorld();
  const update = async (input: Partial<UpdateServiceEnvironmentCommandInput> = {}) =>
    client.send(new UpdateServiceEnvironmentCommand({ serviceEnvironment: 'training', ...input }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('changes state and limits, and is UPDATING for 5 seconds', async () => {
    await create();
    aws.clock.advance('15s');
    const capacityLimits = [{ maxCapacity: 3, capacityUnit: 'NUM_INSTANCES' }];
    const { $metadata: _, ...reply } = await update({ state: 'DISABLED', capacityLimits });

    expect(reply).toEqual({
      serviceEnvironmentName: 'training',
      serviceEnvironmentArn: `${BATCH}:service-environment/training`,
    });
    expect(await describeOne()).toMatchObject({ state: 'DISABLED', status: 'UPDATING', capacityLimits });
    aws.clock.advance('5s');
    expect(await describeOne()).toMatchObject({ state: 'DISABLED', status: 'VALID', capacityLimits });
  });

  it('takes an ARN, and leaves alone what is not given', async () => {
    await create();
    aws.clock.advance('15s');
    await update({ serviceEnvironment: `${BATCH}:service-environment/training` });
    expect(await describeOne()).toMatchObject({
      state: 'ENABLED',
      status: 'UPDATING',
      capacityLimits: [{ maxCapacity: 10, capacityUnit: 'NUM_INSTANCES' }],
    });
  });

  it('refuses limits that are wrong', async () => {
    await create();
    aws.clock.advance('15s');
    expect(await rejectionOf(update({ capacityLimits: [] }))).toEqual({
      name: 'ClientException',
      text: 'Capacitylimits are required.',
      isWrapped: true,
    });
  });

  it('refuses an environment that does not exist', async () => {
    expect(await rejectionOf(update())).toEqual({
      name: 'ClientException',
      text: `${BATCH}:service-environment/training does not exist`,
      isWrapped: false,
    });
  });

  it('refuses an environment whose last change is under way', async () => {
    await create();
    expect(await rejectionOf(update({ state: 'DISABLED' }))).toEqual({
      name: 'ClientException',
      text: 'Cannot update, resource is being modified',
      isWrapped: false,
    });
    expect(await describeOne()).toMatchObject({ state: 'ENABLED' });
  });
});
