import { BatchClient, ListJobsCommand, RegisterJobDefinitionCommand } from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from './rejection-of.js';

describe('A value that is not in its enumeration', () => {
  const aws = mockBatch();
  const client = new BatchClient({});

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is a capability in the words of AWS', async () => {
    const platformCapabilities = ['EC2', 'LAMBDA'] as 'EC2'[];
    const input = { jobDefinitionName: 'sleep', type: 'container' as const, platformCapabilities };
    expect(await rejectionOf(client.send(new RegisterJobDefinitionCommand(input)))).toEqual({
      name: 'ClientException',
      text: 'Capability LAMBDA is not valid. Valid capabilities: [FARGATE, EC2, MANAGED_INSTANCES]',
      isWrapped: true,
    });
  });

  it('is any other with its path', async () => {
    const input = { jobQueue: 'queue', jobStatus: 'DONE' as 'FAILED' };
    expect(await rejectionOf(client.send(new ListJobsCommand(input)))).toEqual({
      name: 'ClientException',
      text: 'jobStatus DONE is not valid. Valid values: [FAILED, PENDING, RUNNABLE, RUNNING, STARTING, SUBMITTED, SUCCEEDED]',
      isWrapped: true,
    });
  });
});
