import {
  BatchClient,
  ListTagsForResourceCommand,
  type CapacityLimit,
  type CreateServiceEnvironmentCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceEnvironmentWorld } from './service-environment-world.js';

describe('CreateServiceEnvironment', () => {
  const { aws, client, create, describeOne } = createServiceEnvironmentWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers name and ARN, and makes an environment that is CREATING', async () => {
    aws.mark();
    const { $metadata, ...reply } = await create();

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({
      serviceEnvironmentName: 'training',
      serviceEnvironmentArn: `${BATCH}:service-environment/training`,
    });
    expect(aws.changes()).toEqual(['+ service-environment/training ENABLED CREATING']);
    expect(await describeOne()).toEqual({
      serviceEnvironmentName: 'training',
      serviceEnvironmentArn: `${BATCH}:service-environment/training`,
      serviceEnvironmentType: 'SAGEMAKER_TRAINING',
      state: 'ENABLED',
      status: 'CREATING',
      capacityLimits: [{ maxCapacity: 10, capacityUnit: 'NUM_INSTANCES' }],
      tags: {},
    });
  });

  it('makes the environment VALID after 15 seconds', async () => {
    await create();
    aws.clock.advance(14_999);
    expect(await describeOne()).toMatchObject({ status: 'CREATING' });
    aws.clock.advance(1);
    expect(await describeOne()).toMatchObject({ status: 'VALID' });
  });

  it('keeps its state, its limits by type of instance and its tags', async () => {
    const capacityLimits = [
      { maxCapacity: 4, capacityUnit: 'ml.p5.48xlarge' },
      { maxCapacity: 20, capacityUnit: 'ml.m5.large' },
    ];
    await create({ state: 'DISABLED', capacityLimits, tags: { team: 'vision' } });

    expect(await describeOne()).toMatchObject({ state: 'DISABLED', capacityLimits, tags: { team: 'vision' } });
    const resourceArn = `${BATCH}:service-environment/training`;
    expect(await client.send(new ListTagsForResourceCommand({ resourceArn }))).toMatchObject({
      tags: { team: 'vision' },
    });
  });

  it('keeps names apart by Region', async () => {
    await create();
    await expect(create({}, new BatchClient({ region: 'eu-west-1' }))).resolves.toMatchObject({
      serviceEnvironmentArn: 'arn:aws:batch:eu-west-1:123456789012:service-environment/training',
    });
  });

  const m5 = (maxCapacity: number): CapacityLimit => ({ maxCapacity, capacityUnit: 'ml.m5.large' });
  it.each<[string, Partial<CreateServiceEnvironmentCommandInput>]>([
    ['Service environment name should match a valid pattern.', { serviceEnvironmentName: 'my.training' }],
    ['serviceEnvironmentName is required.', { serviceEnvironmentName: undefined }],
    ['serviceEnvironmentType is required.', { serviceEnvironmentType: undefined }],
    ['capacityLimits is required.', { capacityLimits: undefined }],
    ['Capacitylimits are required.', { capacityLimits: [] }],
    ['Number of capacity limits exceeds 5.', { capacityLimits: [1, 2, 3, 4, 5, 6].map(m5) }],
    ['Max capacity must be more than 0.', { capacityLimits: [m5(0)] }],
    ['capacityUnit is required.', { capacityLimits: [{ maxCapacity: 1 }] }],
    ['VCPU is unknown capacity unit', { capacityLimits: [{ maxCapacity: 1, capacityUnit: 'VCPU' }] }],
    [
      'Capacity units must specify either number of instances OR instance type',
      { capacityLimits: [m5(1), { maxCapacity: 1, capacityUnit: 'NUM_INSTANCES' }] },
    ],
    ['Duplicate capacity units are not allowed.', { capacityLimits: [m5(1), m5(2)] }],
    ['Tag keys and values cannot begin with aws:, which is reserved.', { tags: { 'aws:team': 'vision' } }],
  ])('refuses what the request shows to be wrong: %s', async (text, input) => {
    const before = aws.state;
    expect(await rejectionOf(create(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
    expect(aws.state).toBe(before);
  });

  it('refuses a name that is in use', async () => {
    await create();
    expect(await rejectionOf(create())).toEqual({
      name: 'ClientException',
      text: 'Object already exists',
      isWrapped: false,
    });
  });

  it('refuses a 51st environment', async () => {
    for (let i = 0; i < 50; i++) await create({ serviceEnvironmentName: `training-${i}` });
    expect(await rejectionOf(create())).toEqual({
      name: 'ClientException',
      text: 'Cannot create more than 50 service environments.',
      isWrapped: false,
    });
  });
});
