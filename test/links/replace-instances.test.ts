import { UpdateComputeEnvironmentCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld } from './linked-world.js';

describe('an infrastructure update, as ECS sees it,', () => {
  const { aws, batch, begin, submit, statusOf, describeEnvironment, instancesOf } = createLinkedWorld();
  const { clock } = aws;
  const seen = async () => [
    (await instancesOf()).length,
    (await describeEnvironment()).computeResources?.desiredvCpus,
    (await describeEnvironment()).status,
  ];

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('keeps an instance until its job has ended, and launches none for nobody', async () => {
    aws.batch.onJob({}, { after: '20m' });
    const allocationStrategy = 'BEST_FIT_PROGRESSIVE';
    begin({ environment: { computeResources: { allocationStrategy, maxvCpus: 16, instanceTypes: ['m6i.xlarge'] } } });
    const jobId = await submit();
    clock.advance('5m');
    expect([await statusOf(jobId), ...(await seen())]).toEqual(['RUNNING', 1, 4, 'VALID']);

    const computeResources = { instanceTypes: ['m6i.2xlarge'] };
    await batch.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'fleet', computeResources }));
    clock.advance('10m');
    expect([await statusOf(jobId), ...(await seen())]).toEqual(['RUNNING', 1, 4, 'UPDATING']);
    clock.advance('15m');
    expect([await statusOf(jobId), ...(await seen())]).toEqual(['SUCCEEDED', 0, 0, 'VALID']);
  });
});
