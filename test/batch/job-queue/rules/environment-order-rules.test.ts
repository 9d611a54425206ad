import type { CreateJobQueueCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, createQueueWorld, orderOf } from '../queue-world.js';

const NOT_VALID = 'Compute Environments must be created and valid before attaching them to a job queue';
const TRAINING = { order: 1, serviceEnvironment: 'training' };

describe('the environments of a queue', () => {
  const { aws, begin, createEnvironment, createQueue, refusalToCreate } = createQueueWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateJobQueueCommandInput>, string]>([
    ['left out', { computeEnvironmentOrder: undefined }, 'computeEnvironmentOrder is required.'],
    ['none', { computeEnvironmentOrder: [] }, 'computeEnvironmentOrder is required.'],
    [
      '4 in number',
      { computeEnvironmentOrder: orderOf('a', 'b', 'c', 'd') },
      'Only 3 environments are allowed in job queue request.',
    ],
    [
      'without an order',
      { computeEnvironmentOrder: [{ order: undefined, computeEnvironment: 'own' }] },
      'order is required.',
    ],
    [
      'in a negative order',
      { computeEnvironmentOrder: [{ order: -1, computeEnvironment: 'own' }] },
      'order must be an integer of at least 0.',
    ],
    [
      'two in one place',
      { computeEnvironmentOrder: [...orderOf('own'), ...orderOf('other')] },
      'Duplicate ComputeEnvironment order values.',
    ],
    [
      'the same by name and by ARN',
      { computeEnvironmentOrder: orderOf('own', `${BATCH}:compute-environment/own`) },
      'Duplicate ComputeEnvironments within order list.',
    ],
    [
      'of both kinds',
      { serviceEnvironmentOrder: [TRAINING] },
      'computeEnvironmentOrder and serviceEnvironmentOrder cannot both be set.',
    ],
    [
      '2 service environments',
      {
        computeEnvironmentOrder: [],
        serviceEnvironmentOrder: [TRAINING, { order: 2, serviceEnvironment: 'other' }],
      },
      'Job queue can only have 1 service environment.',
    ],
    [
      'a service environment in half an order',
      { computeEnvironmentOrder: [], serviceEnvironmentOrder: [{ ...TRAINING, order: 0.5 }] },
      'order must be an integer of at least 0.',
    ],
    [
      'a service environment of a queue of the type EKS',
      { jobQueueType: 'EKS', computeEnvironmentOrder: undefined, serviceEnvironmentOrder: [TRAINING] },
      'The jobQueueType provided is EKS, which is incompatible with the provided serviceEnvironmentOrder.',
    ],
    [
      'compute environments of a queue of the type SAGEMAKER_TRAINING',
      { jobQueueType: 'SAGEMAKER_TRAINING' },
      'Job queues of type SAGEMAKER_TRAINING must have serviceEnvironmentOrder.',
    ],
  ])('cannot be %s', async (_what, input, text) => {
    await begin();
    expect(await refusalToCreate(input)).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it.each<[string, Partial<CreateJobQueueCommandInput>, string]>([
    ['a compute environment', { computeEnvironmentOrder: orderOf('own', 'nope') }, NOT_VALID],
    ['anything else', { computeEnvironmentOrder: orderOf(`${BATCH}:job-queue/own`) }, NOT_VALID],
    [
      'a service environment',
      { jobQueueType: 'SAGEMAKER_TRAINING', computeEnvironmentOrder: [], serviceEnvironmentOrder: [TRAINING] },
      'Service environments must be created and valid before attaching them to a job queue.',
    ],
  ])('cannot be %s that does not exist', async (_what, input, text) => {
    await begin();
    expect(await refusalToCreate(input)).toEqual({ name: 'ClientException', text, isWrapped: false });
  });

  it('cannot be CREATING', async () => {
    await createEnvironment('own');
    expect(await refusalToCreate({})).toEqual({ name: 'ClientException', text: NOT_VALID, isWrapped: false });
    aws.clock.advance('15s');
    await expect(createQueue()).resolves.toMatchObject({ jobQueueName: 'high' });
  });
});
