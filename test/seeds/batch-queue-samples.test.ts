// The samples that the API Reference of AWS Batch documents for job queues.
import {
  BatchClient,
  CreateJobQueueCommand,
  DeleteJobQueueCommand,
  DescribeJobQueuesCommand,
  UpdateJobQueueCommand,
} from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const QUEUES = 'arn:aws:batch:us-east-1:012345678910:job-queue';

describe('the documented samples of job queues', () => {
  const aws = mockBatch({ accountId: '012345678910' });
  const { batch, clock } = aws;
  const client = new BatchClient({ region: 'us-east-1' });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('CreateJobQueue, with one compute environment', async () => {
    batch.seed({ computeEnvironments: ['M4Spot'] });
    const command = new CreateJobQueueCommand({
      priority: 1,
      state: 'ENABLED',
      computeEnvironmentOrder: [{ computeEnvironment: 'M4Spot', order: 1 }],
      jobQueueName: 'LowPriority',
    });

    expect(await client.send(command)).toMatchObject({
      jobQueueName: 'LowPriority',
      jobQueueArn: `${QUEUES}/LowPriority`,
    });
  });

  it('CreateJobQueue, with two compute environments', async () => {
    batch.seed({ computeEnvironments: ['C4OnDemand', 'M4Spot'] });
    const command = new CreateJobQueueCommand({
      priority: 10,
      state: 'ENABLED',
      computeEnvironmentOrder: [
        { computeEnvironment: 'C4OnDemand', order: 1 },
        { computeEnvironment: 'M4Spot', order: 2 },
      ],
      jobQueueName: 'HighPriority',
    });

    expect(await client.send(command)).toMatchObject({
      jobQueueName: 'HighPriority',
      jobQueueArn: `${QUEUES}/HighPriority`,
    });
  });

  it('DeleteJobQueue', async () => {
    batch.seed({ computeEnvironments: ['P3'], jobQueues: [{ jobQueueName: 'GPGPU', state: 'DISABLED' }] });

    const reply = await client.send(new DeleteJobQueueCommand({ jobQueue: 'GPGPU' }));
    expect(Object.keys(reply)).toEqual(['$metadata']);
    clock.runUntilIdle();
    expect(aws.state.batch.jobQueues).toEqual({});
  });

  it('DescribeJobQueues', async () => {
    batch.seed({
      computeEnvironments: ['C4OnDemand'],
      jobQueues: [{ jobQueueName: 'HighPriority', priority: 10 }],
    });

    expect(await client.send(new DescribeJobQueuesCommand({ jobQueues: ['HighPriority'] }))).toMatchObject({
      jobQueues: [
        {
          jobQueueName: 'HighPriority',
          jobQueueArn: `${QUEUES}/HighPriority`,
          state: 'ENABLED',
          status: 'VALID',
          statusReason: 'JobQueue Healthy',
          priority: 10,
          computeEnvironmentOrder: [
            {
              order: 1,
              computeEnvironment: 'arn:aws:batch:us-east-1:012345678910:compute-environment/C4OnDemand',
            },
          ],
        },
      ],
    });
  });

  it('UpdateJobQueue', async () => {
    batch.seed({ computeEnvironments: ['P3'], jobQueues: ['GPGPU'] });

    expect(await client.send(new UpdateJobQueueCommand({ state: 'DISABLED', jobQueue: 'GPGPU' }))).toMatchObject({
      jobQueueName: 'GPGPU',
      jobQueueArn: `${QUEUES}/GPGPU`,
    });
    expect(aws.state.batch.jobQueues[`${QUEUES}/GPGPU`]).toMatchObject({ state: 'DISABLED' });
  });
});
