import {
  CreateJobQueueCommand,
  DeleteServiceEnvironmentCommand,
  UpdateServiceEnvironmentCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceEnvironmentWorld } from './service-environment-world.js';

describe('DeleteServiceEnvironment', () => {
  const { aws, client, create, describeOne } = createServiceEnvironmentWorld();
  const remove = async (serviceEnvironment = 'training') =>
    client.send(new DeleteServiceEnvironmentCommand({ serviceEnvironment }));
  const disable = async () => {
    await client.send(new UpdateServiceEnvironmentCommand({ serviceEnvironment: 'training', state: 'DISABLED' }));
    aws.clock.advance('5s');
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('makes the environment DELETING, and takes it away after 30 seconds', async () => {
    await create({ state: 'DISABLED' });
    aws.clock.advance('15s');
    const { $metadata, ...reply } = await remove(`${BATCH}:service-environment/training`);

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await describeOne()).toMatchObject({ status: 'DELETING' });
    aws.clock.advance('30s');
    expect(await describeOne()).toBeUndefined();
    await expect(create()).resolves.toMatchObject({ serviceEnvironmentName: 'training' });
  });

  it('refuses an environment that does not exist', async () => {
    expect(await rejectionOf(remove())).toMatchObject({
      text: `${BATCH}:service-environment/training does not exist`,
      isWrapped: false,
    });
  });

  it('refuses an environment that is ENABLED', async () => {
    await create();
    aws.clock.advance('15s');
    expect(await rejectionOf(remove())).toMatchObject({ text: 'Cannot delete, state must be DISABLED.' });
  });

  it('refuses an environment whose last change is under way', async () => {
    await create({ state: 'DISABLED' });
    expect(await rejectionOf(remove())).toMatchObject({ text: 'Cannot delete, resource is being modified.' });
  });

  it('refuses an environment that a job queue has', async () => {
    await create();
    aws.clock.advance('15s');
    await client.send(
      new CreateJobQueueCommand({
        jobQueueName: 'trainings',
        priority: 1,
        jobQueueType: 'SAGEMAKER_TRAINING',
        serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: 'training' }],
      }),
    );
    await disable();
    expect(await rejectionOf(remove())).toEqual({
      name: 'ClientException',
      text: 'Cannot delete, found existing JobQueue relationship',
      isWrapped: false,
    });
  });
});
