import { BatchClient, SubmitServiceJobCommand } from '@aws-sdk/client-batch';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.js';

const aws = mockAws();
const { batch, clock } = aws;
const client = new BatchClient({});

beforeEach(() => {
  aws.reset();
  batch.seed({ serviceEnvironments: ['gpu'], jobQueues: [{ jobQueueName: 'train', serviceEnvironment: 'gpu' }] });
});
afterAll(() => aws.restore());

async function submit(jobName: string) {
  const said = {
    jobName,
    jobQueue: 'train',
    serviceJobType: 'SAGEMAKER_TRAINING',
    serviceRequestPayload: '{}',
  } as const;
  return client.send(new SubmitServiceJobCommand(said));
}

describe('the matchers of jobs', () => {
  it('take service jobs, by id, ARN, name or reply', async () => {
    const submitted = await submit('resnet');
    expect(batch).not.toHaveSucceeded(submitted);
    clock.runUntilIdle();
    expect(batch).toHaveSucceeded(submitted);
    expect(batch).toHaveSucceeded(submitted.jobId ?? '');
    expect(aws).toHaveSucceeded(submitted.jobArn ?? '');
    expect(batch).toHaveSucceeded('resnet');
  });

  it('know service jobs that have failed by their reason', async () => {
    batch.onJob({}, { exitCode: 1, reason: 'AlgorithmError: no data' });
    await submit('resnet');
    clock.runUntilIdle();
    expect(batch).toHaveFailed('resnet');
    expect(batch).toHaveFailed('resnet', { reason: /no data/ });
    expect(batch).not.toHaveFailed('resnet', { exitCode: 1 });
    expect(failureOf(() => expect(batch).toHaveSucceeded('resnet'))).toContain(
      'attempt 1: Received status from SageMaker: AlgorithmError: no data',
    );
  });
});
