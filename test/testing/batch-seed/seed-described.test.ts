import { afterEach, describe, expect, it } from 'vitest';
import { mockBatch, UsageError, type BatchMock } from '../../../src/index.js';
import { describeBatch } from '../describe-world.js';

function makeLively({ batch, clock }: BatchMock): void {
  const image = { image: 'mpi', vcpus: 1, memory: 128 };
  batch.seed({
    computeEnvironments: [
      'fleet',
      { computeEnvironmentName: 'serverless', computeResources: { type: 'FARGATE', maxvCpus: 4 } },
    ],
    jobQueues: [
      { jobQueueName: 'nightly', computeEnvironments: ['fleet'], tags: { team: 'a' } },
      { jobQueueName: 'light', computeEnvironments: ['serverless'] },
    ],
    jobDefinitions: [
      'report',
      { jobDefinitionName: 'small', platformCapabilities: ['FARGATE'], timeout: { attemptDurationSeconds: 600 } },
      {
        jobDefinitionName: 'mpi',
        nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container: image }] },
      },
      {
        jobDefinitionName: 'pair',
        ecsProperties: {
          taskProperties: [
            {
              containers: ['main', 'side'].map((name) => ({
                ...{ name, image: name, essential: name === 'main' },
                resourceRequirements: [
                  { type: 'VCPU', value: '1' },
                  { type: 'MEMORY', value: '128' },
                ],
              })),
            },
          ],
        },
      },
      { jobDefinitionName: 'old', status: 'INACTIVE' },
    ],
  });
  const nightly = { jobQueue: 'nightly', jobDefinition: 'report' };
  batch.seed({
    jobs: [
      { ...nightly, status: 'RUNNING', startedAt: '-30s', attempts: [{ exitCode: 137, reason: 'OutOfMemoryError' }] },
      { ...nightly, jobName: 'first', status: 'STARTING', tags: { month: '7' } },
      { ...nightly, jobName: 'second', dependsOn: [{ jobId: 'first' }] },
      { ...nightly, jobName: 'array', children: ['SUCCEEDED', 'RUNNING', 'FAILED', 'RUNNABLE'] },
      { ...nightly, jobName: 'lost', status: 'FAILED', outcome: { startError: true } },
      { ...nightly, jobDefinition: 'mpi', status: 'RUNNING' },
      { ...nightly, jobDefinition: 'pair', status: 'RUNNING' },
      { ...nightly, jobDefinition: 'pair', status: 'SUCCEEDED' },
      { jobQueue: 'light', jobDefinition: 'small', status: 'RUNNING' },
      { jobQueue: 'light', jobDefinition: 'small', status: 'SUBMITTED', parameters: { month: '7' } },
    ],
  });
  clock.advance('1s');
}

interface Job {
  readonly jobId: string;
  readonly jobName: string;
}

describe('batch.seed with what AWS described', () => {
  let mocks: BatchMock[] = [];
  const start = (options: Parameters<typeof mockBatch>[0] = {}): BatchMock => {
    for (const { restore } of mocks) restore();
    const mock = mockBatch(options);
    mocks.push(mock);
    return mock;
  };
  const copyOf = async (original: BatchMock) => {
    const described = await describeBatch(original);
    const aws = start({ startTime: original.clock.now() });
    return { aws, described, seeded: aws.batch.seed({ described }) };
  };

  afterEach(() => {
    for (const { restore } of mocks) restore();
    mocks = [];
  });

  it('is the world that was described', async () => {
    const original = start();
    makeLively(original);
    const { aws, described, seeded } = await copyOf(original);

    expect(await describeBatch(aws)).toEqual(described);
    expect(seeded.jobIds.toSorted()).toEqual(
      Object.values(original.state.batch.jobs)
        .map(({ jobId }) => jobId)
        .toSorted(),
    );
    expect([aws.changes(), aws.events.all()]).toEqual([[], []]);
  });

  it('goes on as the world would have', async () => {
    const original = start();
    makeLively(original);
    const { aws } = await copyOf(original);
    aws.clock.runUntilIdle();

    const ends = Object.values(aws.state.batch.jobs).map(({ jobName, index, status }) =>
      [jobName, index, status].join(' '),
    );
    expect(ends.toSorted()).toEqual([
      'array  FAILED',
      'array 0 SUCCEEDED',
      'array 1 SUCCEEDED',
      'array 2 FAILED',
      'array 3 SUCCEEDED',
      'first  SUCCEEDED',
      'lost  FAILED',
      'mpi  SUCCEEDED',
      'mpi 0 SUCCEEDED',
      'mpi 1 SUCCEEDED',
      'pair  SUCCEEDED',
      'pair  SUCCEEDED',
      'report  SUCCEEDED',
      'second  SUCCEEDED',
      'small  SUCCEEDED',
      'small  SUCCEEDED',
    ]);
  });

  it('completes the children of an array by their summary', async () => {
    const original = start();
    makeLively(original);
    const described = await describeBatch(original);
    const isChild = ({ jobId }: { readonly jobId: string }) => /:[023]$/.test(jobId);
    const withoutChildren = described.map((document) => {
      const { jobs } = document as { readonly jobs?: readonly { readonly jobId: string }[] };
      return jobs === undefined ? document : { jobs: jobs.filter((job) => !isChild(job)) };
    });
    const aws = start({ startTime: original.clock.now() });
    aws.batch.seed({ described: withoutChildren });

    const children = Object.values(aws.state.batch.jobs).filter(({ jobId }) => jobId.includes(':'));
    expect(children.map(({ index, status }) => `${index} ${status}`).toSorted()).toEqual([
      '0 SUCCEEDED',
      '1 RUNNING',
      '2 FAILED',
      '3 RUNNABLE',
    ]);
    aws.clock.runUntilIdle();
    const statuses = Object.values(aws.state.batch.jobs).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['SUCCEEDED', 'FAILED']));
  });

  it('follows the rules of onJob, counted from the start of the attempt', async () => {
    const original = start();
    makeLively(original);
    const described = await describeBatch(original);
    const aws = start({ startTime: original.clock.now() });
    aws.batch.onJob({ jobName: 'report' }, { exitCode: 4, after: '40s' });
    aws.batch.seed({ described });
    aws.clock.advance('9s');

    expect(Object.values(aws.state.batch.jobs).find(({ jobName }) => jobName === 'report')).toMatchObject({
      status: 'FAILED',
      attempts: [{ containers: [{ exitCode: 137 }] }, { containers: [{ exitCode: 4 }] }],
    });
  });

  it.each<[string, (jobs: readonly Job[]) => readonly Job[], string]>([
    [
      'the parent of a child',
      (jobs) => jobs.filter(({ jobName, jobId }) => jobName !== 'array' || jobId.includes(':')),
      'the job that it is a part of is missing. Add what `aws batch describe-jobs --jobs ',
    ],
    [
      'a job that is waited for',
      (jobs) => jobs.filter(({ jobName }) => jobName !== 'first'),
      '.dependsOn[0].jobId: the job that it waits for is missing. Add what `aws batch describe-jobs --jobs ',
    ],
    [
      'a child that runs',
      (jobs) => jobs.filter(({ jobId }) => !jobId.endsWith(':1')),
      ' --job-status RUNNING --query ',
    ],
  ])('asks for %s', async (_, without, message) => {
    const original = start();
    makeLively(original);
    const described = await describeBatch(original);
    const incomplete = described.map((document) => {
      const { jobs } = document as { readonly jobs?: readonly Job[] };
      return jobs === undefined ? document : { jobs: without(jobs) };
    });
    const aws = start({ startTime: original.clock.now() });

    expect(() => aws.batch.seed({ described: incomplete })).toThrow(UsageError);
    expect(() => aws.batch.seed({ described: incomplete })).toThrow(message);
    expect(aws.state.batch.jobs).toEqual({});
  });

  it('asks for the queue and the environment', () => {
    const ARN = 'arn:aws:batch:us-east-1:123456789012';
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: `${ARN}:compute-environment/fleet` }];
    const queue = { jobQueueName: 'nightly', jobQueueArn: `${ARN}:job-queue/nightly`, computeEnvironmentOrder };
    const job = { jobId: 'a', jobArn: `${ARN}:job/a`, jobName: 'a', jobQueue: queue.jobQueueArn, status: 'RUNNABLE' };
    const aws = start();

    expect(() => aws.batch.seed({ described: [{ jobQueues: [queue] }] })).toThrow(
      `Failed to seed described[0].jobQueues[0].computeEnvironmentOrder[0]: the compute environment is missing. Add what \`aws batch describe-compute-environments --compute-environments ${ARN}:compute-environment/fleet\` prints.`,
    );
    expect(() => aws.batch.seed({ described: [{ jobs: [job] }] })).toThrow(
      `Failed to seed described[0].jobs[0].jobQueue: the job queue is missing. Add what \`aws batch describe-job-queues --job-queues ${ARN}:job-queue/nightly\` prints.`,
    );
  });
});
