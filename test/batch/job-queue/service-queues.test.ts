import {
  CreateJobQueueCommand,
  CreateSchedulingPolicyCommand,
  CreateServiceEnvironmentCommand,
  DescribeJobQueuesCommand,
  UpdateJobQueueCommand,
  type CreateJobQueueCommandInput,
  type UpdateJobQueueCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createQueueWorld, orderOf } from './queue-world.js';

const ORDER = [{ order: 1, serviceEnvironment: 'training' }];
const POLICY = `${BATCH}:scheduling-policy/shares`;

describe('job queues for service jobs', () => {
  const { aws, client, begin, describeQueue } = createQueueWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  async function createEnvironment(serviceEnvironmentName: string, capacityUnit = 'NUM_INSTANCES'): Promise<void> {
    const capacityLimits = [{ maxCapacity: 4, capacityUnit }];
    const serviceEnvironmentType = 'SAGEMAKER_TRAINING';
    const input = { serviceEnvironmentName, serviceEnvironmentType, capacityLimits } as const;
    await client.send(new CreateServiceEnvironmentCommand(input));
    aws.clock.advance('15s');
  }
  const createQueue = async (input: Partial<CreateJobQueueCommandInput> = {}) =>
    client.send(
      new CreateJobQueueCommand({ jobQueueName: 'high', priority: 1, serviceEnvironmentOrder: ORDER, ...input }),
    );
  const update = async (input: Partial<UpdateJobQueueCommandInput>) =>
    client.send(new UpdateJobQueueCommand({ jobQueue: 'high', ...input }));

  it('have a service environment, and are of the type SAGEMAKER_TRAINING', async () => {
    await createEnvironment('training');
    await createQueue();
    aws.clock.advance('5s');
    expect(await describeQueue()).toEqual({
      jobQueueName: 'high',
      jobQueueArn: `${BATCH}:job-queue/high`,
      state: 'ENABLED',
      status: 'VALID',
      statusReason: 'JobQueue Healthy',
      priority: 1,
      computeEnvironmentOrder: [],
      serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: `${BATCH}:service-environment/training` }],
      jobQueueType: 'SAGEMAKER_TRAINING',
      tags: {},
    });
  });

  it('take an environment by its ARN, and one that is DISABLED', async () => {
    await client.send(
      new CreateServiceEnvironmentCommand({
        serviceEnvironmentName: 'training',
        serviceEnvironmentType: 'SAGEMAKER_TRAINING',
        state: 'DISABLED',
        capacityLimits: [{ maxCapacity: 4, capacityUnit: 'NUM_INSTANCES' }],
      }),
    );
    const serviceEnvironmentOrder = [{ order: 1, serviceEnvironment: `${BATCH}:service-environment/training` }];
    expect(await rejectionOf(createQueue({ serviceEnvironmentOrder }))).toEqual({
      name: 'ClientException',
      text: 'Service environments must be created and valid before attaching them to a job queue.',
      isWrapped: false,
    });
    aws.clock.advance('15s');
    await expect(createQueue({ serviceEnvironmentOrder, jobQueueType: 'SAGEMAKER_TRAINING' })).resolves.toBeDefined();
  });

  it('can change to another environment', async () => {
    await createEnvironment('training');
    await createEnvironment('other');
    await createQueue();
    aws.clock.advance('5s');
    await update({ serviceEnvironmentOrder: [{ order: 2, serviceEnvironment: 'other' }] });
    expect(await describeQueue()).toMatchObject({
      status: 'UPDATING',
      serviceEnvironmentOrder: [{ order: 2, serviceEnvironment: `${BATCH}:service-environment/other` }],
    });
  });

  it('need their environment for as long as they are ENABLED', async () => {
    await createEnvironment('training');
    await createQueue();
    aws.clock.advance('5s');
    expect(await rejectionOf(update({ serviceEnvironmentOrder: [] }))).toEqual({
      name: 'ClientException',
      text: 'Job queues of type SAGEMAKER_TRAINING must have serviceEnvironmentOrder.',
      isWrapped: true,
    });
    await update({ state: 'DISABLED', serviceEnvironmentOrder: [] });
    expect(await describeQueue()).toMatchObject({ serviceEnvironmentOrder: [], jobQueueType: 'SAGEMAKER_TRAINING' });
  });

  it('cannot become queues for containers, nor the other way round', async () => {
    await begin();
    await createEnvironment('training');
    await createQueue();
    await createQueue({ jobQueueName: 'low', serviceEnvironmentOrder: [], computeEnvironmentOrder: orderOf('own') });
    aws.clock.advance('5s');
    expect(await rejectionOf(update({ computeEnvironmentOrder: orderOf('own') }))).toEqual({
      name: 'ClientException',
      text: 'The jobQueueType provided is SAGEMAKER_TRAINING, which is incompatible with the provided computeEnvironmentOrder.',
      isWrapped: false,
    });
    expect(await rejectionOf(update({ jobQueue: 'low', serviceEnvironmentOrder: ORDER }))).toMatchObject({
      text: 'The jobQueueType provided is ECS, which is incompatible with the provided serviceEnvironmentOrder.',
    });
  });

  it('go by quota shares where their environment has limits by type of instance', async () => {
    await createEnvironment('training', 'ml.m5.large');
    await createEnvironment('counted');
    const quotaSharePolicy = { idleResourceAssignmentStrategy: 'FIFO' as const };
    await client.send(new CreateSchedulingPolicyCommand({ name: 'shares', quotaSharePolicy }));
    const counted = [{ order: 1, serviceEnvironment: 'counted' }];
    const text = 'Quota Management feature requires service environments with capacity limits by instance type.';
    expect(await rejectionOf(createQueue({ schedulingPolicyArn: POLICY, serviceEnvironmentOrder: counted }))).toEqual({
      name: 'ClientException',
      text,
      isWrapped: false,
    });

    await createQueue({ schedulingPolicyArn: POLICY });
    aws.clock.advance('5s');
    expect(await describeQueue()).toMatchObject({ schedulingPolicyArn: POLICY });
    expect(await rejectionOf(update({ serviceEnvironmentOrder: counted }))).toMatchObject({ text });
  });

  it('can terminate jobs that block them, and do nothing else to them', async () => {
    await createEnvironment('training');
    const limit = { state: 'RUNNABLE', maxTimeSeconds: 600 } as const;
    const reason = 'MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED';
    expect(
      await rejectionOf(createQueue({ jobStateTimeLimitActions: [{ ...limit, reason, action: 'CANCEL' }] })),
    ).toMatchObject({ text: 'Invalid job action. Valid job actions: [TERMINATE]' });
    const jobStateTimeLimitActions = [{ ...limit, reason, action: 'TERMINATE' as const }];
    await createQueue({ jobStateTimeLimitActions });
    const { jobQueues } = await client.send(new DescribeJobQueuesCommand({}));
    expect(jobQueues).toMatchObject([{ jobStateTimeLimitActions }]);
  });
});
