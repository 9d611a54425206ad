import { afterEach, describe, expect, it } from 'vitest';
import { mockAws, type AwsMock } from '../../src/index.js';
import { describeBatch, describeEcs } from './describe-world.js';

const START = Date.parse('2024-01-01T00:00:00Z');

describe('seeds with what both services described', () => {
  let mocks: AwsMock[] = [];
  const start = (options: Parameters<typeof mockAws>[0] = {}): AwsMock => {
    for (const { restore } of mocks) restore();
    const mock = mockAws(options);
    mocks.push(mock);
    return mock;
  };
  const describeJobs = async () => {
    const original = start();
    original.batch.seed({
      computeEnvironments: ['fleet', { computeEnvironmentName: 'spot', computeResources: { type: 'FARGATE_SPOT' } }],
      jobQueues: [
        { jobQueueName: 'nightly', computeEnvironments: ['fleet'] },
        { jobQueueName: 'light', computeEnvironments: ['spot'] },
      ],
      jobDefinitions: ['report', { jobDefinitionName: 'small', platformCapabilities: ['FARGATE'] }],
      jobs: [
        { jobQueue: 'nightly', jobDefinition: 'report', status: 'RUNNING', startedAt: '-5m' },
        { jobQueue: 'nightly', jobDefinition: 'report', status: 'STARTING' },
        { jobQueue: 'light', jobDefinition: 'small', status: 'RUNNING' },
      ],
    });
    const [ofEcs, ofBatch] = [await describeEcs(original), await describeBatch(original)];
    return { ofEcs, ofBatch, startTime: original.clock.now() };
  };

  afterEach(() => {
    for (const { restore } of mocks) restore();
    mocks = [];
  });

  it('are one world again, in which jobs run as tasks', async () => {
    const { ofEcs, ofBatch, startTime } = await describeJobs();
    const aws = start({ startTime });
    aws.ecs.seed({ described: ofEcs });
    aws.batch.seed({ described: ofBatch });

    expect(await describeEcs(aws)).toEqual(ofEcs);
    expect(await describeBatch(aws)).toEqual(ofBatch);
    aws.clock.runUntilIdle();
    expect(Object.values(aws.state.batch.jobs).map(({ status }) => status)).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
      'SUCCEEDED',
    ]);
    expect(Object.values(aws.state.ecs.tasks).map(({ lastStatus }) => lastStatus)).toEqual([
      'STOPPED',
      'STOPPED',
      'STOPPED',
    ]);
  });

  it('let an instance take its jobs with it', async () => {
    const { ofEcs, ofBatch, startTime } = await describeJobs();
    const aws = start({ startTime });
    aws.ecs.seed({ described: ofEcs });
    aws.batch.seed({ described: ofBatch });
    const running = () => Object.values(aws.state.batch.jobs).find(({ startedAt = 0 }) => startedAt < START - 60_000);
    aws.ecs.simulate.instanceTermination(running()?.attempt?.containerInstanceArn ?? '');

    expect(running()).toMatchObject({
      status: 'FAILED',
      statusReason: expect.stringMatching(/^Host EC2 \(instance i-[\da-f]+\) terminated\.$/) as string,
    });
  });

  it('ask for the tasks and instances of jobs on EC2', async () => {
    const { ofBatch, startTime } = await describeJobs();
    const aws = start({ startTime });

    expect(() => aws.batch.seed({ described: ofBatch })).toThrow(
      /^Failed to seed described\[3\]\.jobs\[\d\]\.status: its container instance in ecs\.seed is missing\. Add what `aws ecs describe-container-instances --cluster AWSBatch-fleet-/,
    );
  });
});
