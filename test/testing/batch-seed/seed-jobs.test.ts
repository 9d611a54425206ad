import { BatchClient, SubmitJobCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockAws, mockBatch, UsageError, type BatchSeed, type JobSeed } from '../../../src/index.js';

describe('seeded jobs', () => {
  const aws = mockBatch();
  const { batch, clock } = aws;
  const client = new BatchClient({});
  const START = Date.parse('2024-01-01T00:00:00Z');
  const WORLD: BatchSeed = { computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] };
  const FARGATE: BatchSeed = {
    computeEnvironments: [{ computeEnvironmentName: 'fleet', computeResources: { type: 'FARGATE', maxvCpus: 2 } }],
    jobQueues: ['nightly'],
    jobDefinitions: [{ jobDefinitionName: 'report', platformCapabilities: ['FARGATE'] }],
  };
  const jobs = () => Object.values(aws.state.batch.jobs).toSorted((a, b) => a.sequence - b.sequence);
  const jobOf = (jobId: string | undefined) => jobs().find((job) => job.jobId === jobId);
  const seedJob = (job: JobSeed = {}, world: BatchSeed = WORLD) =>
    jobOf(batch.seed({ ...world, jobs: [job] }).jobIds[0]);

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are RUNNABLE, and have the name of their definition', () => {
    expect(seedJob()).toMatchObject({
      jobName: 'report',
      jobQueueArn: 'arn:aws:batch:us-east-1:123456789012:job-queue/nightly',
      status: 'RUNNABLE',
      createdAt: START - 1_000,
      runnableAt: START,
    });
    expect(Object.keys(aws.state.batch.instances)).toEqual([]);
  });

  it('say what SubmitJob says', () => {
    const job = seedJob({
      jobName: 'july',
      jobQueue: 'nightly',
      jobDefinition: 'report:1',
      parameters: { month: '7' },
      retryStrategy: { attempts: 2 },
      tags: { team: 'a' },
    });

    expect(job).toMatchObject({
      jobName: 'july',
      spec: { parameters: { month: '7' }, retryStrategy: { attempts: 2 } },
      tags: { team: 'a' },
    });
  });

  it.each([
    ['SUBMITTED', START],
    ['RUNNABLE', START - 1_000],
    ['STARTING', START - 6_000],
    ['RUNNING', START - 16_000],
    ['SUCCEEDED', START - 76_000],
    ['FAILED', START - 76_000],
  ] as const)('are %s right now, and go on from there', (status, createdAt) => {
    const seeded = seedJob({ status });
    expect(seeded).toMatchObject({ status, createdAt });

    clock.runUntilIdle();

    expect(jobOf(seeded?.jobId)?.status).toBe(status === 'FAILED' ? 'FAILED' : 'SUCCEEDED');
  });

  it('have an instance from STARTING on', () => {
    const job = seedJob({ status: 'RUNNING' });
    const [instance] = Object.values(aws.state.batch.instances);

    expect(instance).toMatchObject({ instanceType: 'c6i.large' });
    expect(job?.attempt).toMatchObject({ containerInstanceArn: instance?.instanceArn, startedAt: START });
    expect(Object.values(aws.state.batch.computeEnvironments)[0]?.computeResources?.desiredvCpus).toBe(2);
    expect(clock.pending()).toMatchObject([{ kind: 'batch.job.exit', dueAt: new Date(START + 60_000) }]);
  });

  it('share the instances that are launched for several', () => {
    batch.seed({ ...WORLD, jobs: [{ status: 'RUNNING', count: 4 }] });

    expect(jobs().map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING']);
    expect(Object.values(aws.state.batch.instances).map(({ instanceType }) => instanceType)).toEqual(['m6i.xlarge']);
  });

  it('run on Fargate', () => {
    expect(seedJob({ status: 'RUNNING' }, FARGATE)).toMatchObject({ status: 'RUNNING', createdAt: START - 36_000 });
    expect(aws.state.batch.instances).toEqual({});
    expect(Object.values(aws.state.batch.computeEnvironments)[0]?.usedvCpus).toBe(1);
  });

  it('are forgotten a week after their end', () => {
    const ended = seedJob({ status: 'SUCCEEDED' });
    clock.advance(7 * 86_400_000 - 1);
    expect(jobOf(ended?.jobId)).toBeDefined();
    clock.advance(1);

    expect(jobOf(ended?.jobId)).toBeUndefined();
  });

  it('do not hurry those that are submitted afterwards', async () => {
    const computeResources = { minvCpus: 8, instanceTypes: ['m6i.2xlarge'] };
    seedJob(
      { status: 'RUNNING' },
      { ...WORLD, computeEnvironments: [{ computeEnvironmentName: 'warm', computeResources }] },
    );
    const request = { jobName: 'next', jobQueue: 'nightly', jobDefinition: 'report' };
    const { jobId } = await client.send(new SubmitJobCommand(request));
    clock.advance('5999ms');
    expect(jobOf(jobId)?.status).toBe('RUNNABLE');
    clock.advance('1ms');

    expect(jobOf(jobId)?.status).toBe('STARTING');
  });

  it('end by their outcome, with all attempts that it takes', () => {
    const job = seedJob({ status: 'FAILED', retryStrategy: { attempts: 2 }, outcome: { exitCode: 3, after: '5s' } });

    expect(job).toMatchObject({
      stoppedAt: START,
      attempts: [
        { startedAt: START - 25_000, stoppedAt: START - 20_000, containers: [{ exitCode: 3 }] },
        { startedAt: START - 5_000, stoppedAt: START, containers: [{ exitCode: 3 }] },
      ],
    });
  });

  it('keep their outcome until they start, and in later attempts', () => {
    const outcome = { exitCode: 3, after: '5s' } as const;
    batch.seed({
      ...WORLD,
      jobs: [
        { status: 'RUNNABLE', outcome },
        { status: 'RUNNING', retryStrategy: { attempts: 2 }, outcome },
        { status: 'SUBMITTED', arrayProperties: { size: 2 }, outcome },
      ],
    });
    clock.runUntilIdle();

    const exitCodes = jobs().map(({ attempts }) => attempts.map(({ containers }) => containers[0]?.exitCode));
    expect(exitCodes).toEqual([[3], [3, 3], [], [3], [3]]);
  });

  it('follow the rules of onJob', () => {
    batch.onJob({ jobName: 'report' }, ({ attempt }) => ({ exitCode: attempt === 1 ? 9 : 0 }));

    expect(seedJob({ status: 'SUCCEEDED', retryStrategy: { attempts: 2 } })).toMatchObject({
      attempts: [{ containers: [{ exitCode: 9 }] }, { containers: [{ exitCode: 0 }] }],
    });
  });

  it('lose their hosts, and nobody else does', () => {
    const running = seedJob({ status: 'RUNNING' });
    batch.seed({ jobs: [{ jobName: 'lost', status: 'FAILED', count: 2, outcome: { hostTerminated: true } }] });

    const statusReason = expect.stringMatching(/^Host EC2 \(instance i-[\da-f]+\) terminated\.$/) as string;
    const lost = { status: 'FAILED', statusReason, stoppedAt: START, createdAt: START - 76_000 };
    expect(jobs().filter(({ jobName }) => jobName === 'lost')).toMatchObject([lost, lost]);
    expect(jobOf(running?.jobId)?.status).toBe('RUNNING');
  });

  it('run as pods on Amazon EKS', () => {
    const eksConfiguration = {
      eksClusterArn: 'arn:aws:eks:us-east-1:123456789012:cluster/pods',
      kubernetesNamespace: 'jobs',
    };
    const resources = { limits: { cpu: '1', memory: '1024Mi' } };
    const eksProperties = { podProperties: { containers: [{ image: 'busybox', resources }] } };
    const job = seedJob(
      { status: 'RUNNING' },
      {
        computeEnvironments: [{ computeEnvironmentName: 'pods', eksConfiguration }],
        jobQueues: ['nightly'],
        jobDefinitions: [{ jobDefinitionName: 'pod', eksProperties }],
      },
    );

    expect(job?.attempt).toMatchObject({ podName: expect.stringMatching(/^aws-batch\./) as string, startedAt: START });
  });

  it('wait for those that they depend on, named by name or id', () => {
    const { jobIds } = batch.seed({
      ...WORLD,
      jobs: [
        { jobName: 'first', status: 'RUNNING' },
        { jobName: 'second', dependsOn: [{ jobId: 'first' }] },
        { jobName: 'third', status: 'PENDING', dependsOn: [{ jobId: 'second' }] },
      ],
    });
    expect(jobs().map(({ status }) => status)).toEqual(['RUNNING', 'PENDING', 'PENDING']);
    expect(jobOf(jobIds[1])?.spec?.dependsOn).toEqual([{ jobId: jobIds[0] }]);
    batch.seed({ jobs: [{ status: 'PENDING', dependsOn: [{ jobId: jobIds[0] }] }] });

    clock.runUntilIdle();

    expect(jobs().map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });

  it.each([
    ['RUNNABLE', 'PENDING'],
    ['RUNNING', 'PENDING'],
    ['SUCCEEDED', 'SUCCEEDED'],
    ['FAILED', 'FAILED'],
  ] as const)('are arrays of which all children are %s', (status, ofParent) => {
    const parent = seedJob({ status, arrayProperties: { size: 3 } });

    expect(parent).toMatchObject({ status: ofParent, arraySize: 3 });
    expect(jobs().slice(1)).toMatchObject([{ status }, { status }, { status }]);
    clock.runUntilIdle();
    expect(jobOf(parent?.jobId)?.status).toBe(status === 'FAILED' ? 'FAILED' : 'SUCCEEDED');
  });

  it('are arrays of which one child after the other runs', () => {
    seedJob({ arrayProperties: { size: 2 }, dependsOn: [{ type: 'SEQUENTIAL' }] });

    expect(jobs().map(({ status }) => status)).toEqual(['PENDING', 'RUNNABLE', 'PENDING']);
  });

  it('have nodes, each with an instance for itself', () => {
    const container = { image: 'mpi', vcpus: 1, memory: 128 };
    const nodeProperties = { numNodes: 2, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] };
    const parent = seedJob(
      { status: 'RUNNING' },
      { ...WORLD, jobDefinitions: [{ jobDefinitionName: 'mpi', nodeProperties }] },
    );

    expect(jobs().map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'STARTING']);
    expect(Object.keys(aws.state.batch.instances)).toHaveLength(2);
    clock.runUntilIdle();
    expect(jobOf(parent?.jobId)?.status).toBe('SUCCEEDED');
  });

  it('run as tasks, with the times of the job, in a world with ECS', () => {
    const world = mockAws();
    try {
      const { jobIds } = world.batch.seed({
        ...WORLD,
        jobs: [{ status: 'RUNNING' }, { status: 'SUCCEEDED' }, { status: 'STARTING' }],
      });
      const tasks = Object.values(world.state.ecs.tasks).toSorted((a, b) => a.sequence - b.sequence);
      expect(tasks).toMatchObject([
        { lastStatus: 'RUNNING', createdAt: START - 10_000, startedAt: START },
        { lastStatus: 'STOPPED', createdAt: START - 70_000, startedAt: START - 60_000, stoppedAt: START },
        { createdAt: START },
      ]);
      expect(Object.values(world.state.ecs.taskDefinitions)).toMatchObject([{ registeredAt: START - 70_000 }]);
      expect([world.changes(), world.events.all()]).toEqual([[], []]);
      world.clock.runUntilIdle();

      expect(Object.values(world.state.batch.jobs).map(({ status }) => status)).toEqual(jobIds.map(() => 'SUCCEEDED'));
    } finally {
      world.restore();
    }
  });

  it('can be terminated like any other', async () => {
    const job = seedJob({ status: 'RUNNING' });
    await client.send(new TerminateJobCommand({ jobId: job?.jobId, reason: 'enough' }));
    clock.advance('30s');

    expect(jobOf(job?.jobId)).toMatchObject({ status: 'FAILED', statusReason: 'enough' });
  });

  it.each<[string, BatchSeed, string]>([
    [
      'succeed and fail',
      { ...WORLD, jobs: [{ status: 'SUCCEEDED', outcome: { exitCode: 1 } }] },
      'Failed to seed jobs[0]: the job report cannot be SUCCEEDED: with its outcome and the jobs that it waits for it gets no further than FAILED. Seed it with a status that it can reach, or with another outcome.',
    ],
    [
      'wait for nobody',
      { ...WORLD, jobs: [{ status: 'PENDING' }] },
      'Failed to seed jobs[0]: the job report cannot be PENDING: with its outcome and the jobs that it waits for it gets no further than RUNNABLE.',
    ],
    [
      'run and wait',
      { ...WORLD, jobs: [{ jobName: 'a' }, { status: 'RUNNING', dependsOn: [{ jobId: 'a' }] }] },
      'Failed to seed jobs[1]: the job report cannot be RUNNING: with its outcome and the jobs that it waits for it gets no further than PENDING.',
    ],
    [
      'run where there is no room',
      { ...FARGATE, jobs: [{ status: 'RUNNING', count: 3 }] },
      'Failed to seed jobs[0]: the job report cannot be RUNNING: no compute environment of its queue has room for it. Seed one that is ENABLED and suits the job, or more maxvCpus.',
    ],
    [
      'run where no job starts',
      {
        ...WORLD,
        computeEnvironments: [{ computeEnvironmentName: 'off', state: 'DISABLED' }],
        jobs: [{ status: 'RUNNING' }],
      },
      'Failed to seed jobs[0]: the job report cannot be RUNNING: no compute environment of its queue has room for it.',
    ],
  ])('cannot %s', (_, seed, message) => {
    const before = aws.state;

    expect(() => batch.seed(seed)).toThrow(UsageError);
    expect(() => batch.seed(seed)).toThrow(message);
    expect(aws.state).toBe(before);
  });
});
