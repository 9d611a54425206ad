import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createJobWorld, FARGATE } from '../job-world.js';

describe('the loss of a host', () => {
  const { aws, begin, register, submitted, describeJob } = createJobWorld();
  const { batch, clock } = aws;
  const LOST = /^Host EC2 \(instance i-0[\da-f]{16}\) terminated\.$/;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('ends the attempt without an exit code', async () => {
    await begin();
    batch.onJob({}, { hostTerminated: true, after: '10s' });
    const jobId = await submitted();
    clock.runUntilIdle();

    const { status, statusReason, container } = await describeJob(jobId);
    expect(status).toBe('FAILED');
    expect(statusReason).toMatch(LOST);
    expect(container).not.toHaveProperty('exitCode');
  });

  it('takes all jobs of the instance', async () => {
    await begin();
    batch.onJob({ jobName: 'doomed' }, { hostTerminated: true, after: '10s' });
    const doomed = await submitted({ jobName: 'doomed' });
    const neighbour = await submitted({ retryStrategy: { attempts: 2 } });
    const other = await submitted({ containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: '32' }] } });
    clock.runUntilIdle();

    expect((await describeJob(doomed)).status).toBe('FAILED');
    const { status, attempts = [] } = await describeJob(neighbour);
    expect(status).toBe('SUCCEEDED');
    expect(attempts[0]?.statusReason).toMatch(LOST);
    expect(attempts[1]?.container?.containerInstanceArn).not.toBe(attempts[0]?.container?.containerInstanceArn);
    expect((await describeJob(other)).attempts).toHaveLength(1);
  });

  it('is what a retry strategy can wait for', async () => {
    await begin();
    batch.onJob({ attempt: 1 }, { hostTerminated: true });
    batch.onJob({ attempt: 2 }, { exitCode: 1 });
    const evaluateOnExit = [
      { onStatusReason: 'Host EC2*', action: 'RETRY' as const },
      { onReason: '*', action: 'EXIT' as const },
    ];
    const jobId = await submitted({ retryStrategy: { attempts: 5, evaluateOnExit } });
    clock.runUntilIdle();

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      attempts: [{}, { container: { exitCode: 1 } }],
    });
  });

  it('is an interruption on Fargate', async () => {
    await begin({ environment: { computeResources: { ...FARGATE, type: 'FARGATE_SPOT' } } });
    await register({
      jobDefinitionName: 'serverless',
      platformCapabilities: ['FARGATE'],
      containerProperties: {
        image: 'busybox',
        executionRoleArn: 'arn:aws:iam::123456789012:role/run',
        resourceRequirements: [
          { type: 'VCPU', value: '1' },
          { type: 'MEMORY', value: '2048' },
        ],
      },
    });
    batch.onJob({}, { hostTerminated: true });
    const jobId = await submitted({ jobDefinition: 'serverless' });
    clock.runUntilIdle();

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Your Spot Task was interrupted.',
    });
  });
});
