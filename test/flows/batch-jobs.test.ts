// What becomes of jobs, one story a test.
import {
  BatchClient,
  CancelJobCommand,
  DeleteJobQueueCommand,
  DescribeJobsCommand,
  ListJobsCommand,
  SubmitJobCommand,
  TerminateJobCommand,
  UpdateJobQueueCommand,
  type JobDetail,
  type SubmitJobCommandInput,
} from '@aws-sdk/client-batch';
import { mockAws, type JobOutcome } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../batch/rejection-of.js';

describe('jobs of AWS Batch', () => {
  const aws = mockAws();
  const { batch, clock, events } = aws;
  const client = new BatchClient({});
  const submit = async (input: Partial<SubmitJobCommandInput> = {}) => {
    const { jobId = '' } = await client.send(
      new SubmitJobCommand({ jobName: 'job', jobQueue: 'jobs', jobDefinition: 'job', ...input }),
    );
    return jobId;
  };
  const describeJob = async (jobId: string): Promise<Partial<JobDetail>> =>
    (await client.send(new DescribeJobsCommand({ jobs: [jobId] }))).jobs?.[0] ?? {};
  const outcomeOf = async (jobId: string) => {
    const { status, statusReason, attempts = [] } = await describeJob(jobId);
    return [status, statusReason, attempts.length];
  };
  const listed = async (input: object) =>
    (await client.send(new ListJobsCommand({ jobQueue: 'jobs', ...input }))).jobSummaryList?.map(
      ({ jobName }) => jobName,
    );
  const runUntil = async (jobId: string, status: string) => {
    for (let steps = 0; steps < 50 && (await describeJob(jobId)).status !== status; steps++) clock.next();
    expect(await describeJob(jobId)).toMatchObject({ status });
  };

  beforeEach(() => {
    batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['jobs'], jobDefinitions: ['job'] });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are refused with what AWS says', async () => {
    batch.seed({
      computeEnvironments: [{ computeEnvironmentName: 'far', computeResources: { type: 'FARGATE', maxvCpus: 4 } }],
      jobQueues: [{ jobQueueName: 'serverless', computeEnvironments: ['far'] }],
      jobDefinitions: [{ jobDefinitionName: 'greet', containerProperties: { command: ['echo', 'Ref::who'] } }],
    });
    expect((await rejectionOf(submit({ jobQueue: 'x' }))).text).toBe('JobQueue x not found.');
    expect((await rejectionOf(submit({ jobQueue: 'serverless' }))).text).toBe(
      'Job Queue is attached to Compute Environment that can not run Jobs with capability EC2',
    );
    expect((await rejectionOf(submit({ jobDefinition: 'greet' }))).text).toBe(
      'Unable to substitute value. No parameter found for reference who',
    );
  });

  it('pass through all states, and are listed without a status while they run', async () => {
    const jobId = await submit();
    const seen: unknown[] = [];
    for (const status of ['SUBMITTED', 'RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']) {
      await runUntil(jobId, status);
      const { startedAt, stoppedAt, container: { taskArn, logStreamName } = {} } = await describeJob(jobId);
      const members = { taskArn, startedAt, logStreamName, stoppedAt };
      const shown = Object.keys(members).filter((name) => members[name as keyof typeof members] !== undefined);
      seen.push([status, shown.join(' '), await listed({})]);
    }
    expect(seen).toEqual([
      ['SUBMITTED', '', []],
      ['RUNNABLE', '', []],
      ['STARTING', 'taskArn', []],
      ['RUNNING', 'taskArn startedAt logStreamName', ['job']],
      ['SUCCEEDED', 'taskArn startedAt logStreamName stoppedAt', []],
    ]);
  });

  it('are tried as often as they may', async () => {
    const attempts: (string | undefined)[] = [];
    batch.onJob({}, ({ containers }): JobOutcome => {
      attempts.push(containers[0]?.environment['AWS_BATCH_JOB_ATTEMPT']);
      return { exitCode: 1 };
    });
    const jobId = await submit({ retryStrategy: { attempts: 3 } });
    clock.runUntilIdle();
    expect(await outcomeOf(jobId)).toEqual(['FAILED', 'Essential container in task exited', 3]);
    expect(attempts).toEqual(['1', '2', '3']);
  });

  it('are not tried again where evaluateOnExit says so', async () => {
    const retryStrategy = {
      attempts: 3,
      evaluateOnExit: [
        { onExitCode: '137', action: 'EXIT' as const },
        { onReason: '*', action: 'RETRY' as const },
      ],
    };
    batch.onJob({ jobName: 'oom' }, { exitCode: 137 });
    batch.onJob({ jobName: 'bug' }, { exitCode: 1 });
    const [oom, bug] = [
      await submit({ jobName: 'oom', retryStrategy }),
      await submit({ jobName: 'bug', retryStrategy }),
    ];
    clock.runUntilIdle();
    expect([(await outcomeOf(oom))[2], (await outcomeOf(bug))[2]]).toEqual([1, 3]);
  });

  it('fail with those that they depend on, and never start', async () => {
    batch.onJob({ jobName: 'a' }, { exitCode: 1 });
    const a = await submit({ jobName: 'a' });
    const b = await submit({ jobName: 'b', dependsOn: [{ jobId: a }] });
    const c = await submit({ jobName: 'c', dependsOn: [{ jobId: b }] });
    clock.runUntilIdle();
    for (const jobId of [b, c]) expect(await outcomeOf(jobId)).toEqual(['FAILED', 'Dependent Job failed', 0]);
    expect(await describeJob(c)).not.toHaveProperty('startedAt');
  });

  it('make up an array that fails with a child', async () => {
    batch.onJob({ arrayIndex: 1 }, { exitCode: 1 });
    const jobId = await submit({ arrayProperties: { size: 3 } });
    clock.runUntilIdle();
    expect(await outcomeOf(jobId)).toEqual(['FAILED', 'Array Child Job failed', 0]);
    expect((await describeJob(jobId)).arrayProperties?.statusSummary).toMatchObject({ SUCCEEDED: 2, FAILED: 1 });
    const { jobSummaryList } = await client.send(new ListJobsCommand({ arrayJobId: jobId, jobStatus: 'SUCCEEDED' }));
    expect(jobSummaryList?.map((child) => child.jobId)).toEqual([`${jobId}:0`, `${jobId}:2`]);
    expect(await listed({ jobStatus: 'FAILED' })).toEqual(['job']);
  });

  it('wait for their own peers with N_TO_N, and for the one before them with SEQUENTIAL', async () => {
    batch.onJob({ jobName: 'first', arrayIndex: 0 }, { after: '1h' });
    batch.onJob({ jobName: 'first', arrayIndex: 1 }, { after: '1m' });
    const size = { arrayProperties: { size: 2 } };
    const first = await submit({ jobName: 'first', ...size });
    const peers = await submit({ jobName: 'peers', ...size, dependsOn: [{ jobId: first, type: 'N_TO_N' }] });
    const chain = await submit({ jobName: 'chain', ...size, dependsOn: [{ type: 'SEQUENTIAL' }] });
    await runUntil(`${peers}:1`, 'RUNNING');
    expect(await describeJob(`${peers}:0`)).toMatchObject({ status: 'PENDING' });
    clock.runUntilIdle();
    const [zeroth, next] = [await describeJob(`${chain}:0`), await describeJob(`${chain}:1`)];
    expect(next.startedAt).toBeGreaterThan(zeroth.stoppedAt ?? Infinity);
  });

  it('are cancelled before they start, and terminated afterwards', async () => {
    const [waiting, running] = [await submit({ jobName: 'waiting' }), await submit({ jobName: 'running' })];
    await runUntil(waiting, 'RUNNABLE');
    await client.send(new CancelJobCommand({ jobId: waiting, reason: 'not needed' }));
    expect(await describeJob(waiting)).toMatchObject({
      status: 'FAILED',
      statusReason: 'not needed',
      isCancelled: true,
      attempts: [],
    });

    await runUntil(running, 'RUNNING');
    await client.send(new CancelJobCommand({ jobId: running, reason: 'too late' }));
    expect(await describeJob(running)).toMatchObject({ status: 'RUNNING', isCancelled: false });
    await client.send(new TerminateJobCommand({ jobId: running, reason: 'enough' }));
    clock.advance('30s');
    expect(await describeJob(running)).toMatchObject({ status: 'FAILED', statusReason: 'enough', isTerminated: true });
  });

  it('are killed when their time is over', async () => {
    batch.onJob({}, { after: '1h' });
    const jobId = await submit({ timeout: { attemptDurationSeconds: 60 }, retryStrategy: { attempts: 3 } });
    clock.runUntilIdle();
    expect(await outcomeOf(jobId)).toEqual(['FAILED', 'Job attempt duration exceeded timeout', 1]);
    expect((await describeJob(jobId)).container?.exitCode).toBe(137);
  });

  it('block their queue when they are too large, until the queue has had enough', async () => {
    const jobStateTimeLimitActions = [
      {
        reason: 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE',
        state: 'RUNNABLE' as const,
        maxTimeSeconds: 600,
        action: 'CANCEL' as const,
      },
    ];
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'jobs', jobStateTimeLimitActions }));
    const resourceRequirements = [{ type: 'VCPU' as const, value: '1000' }];
    const large = await submit({ containerOverrides: { resourceRequirements } });
    const small = await submit();
    clock.advance('6m');
    expect(await describeJob(large)).toMatchObject({
      status: 'RUNNABLE',
      statusReason:
        'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - CE(s) associated with the job queue cannot meet the CPU requirement of the job.',
    });
    expect(await describeJob(small)).toMatchObject({ status: 'RUNNABLE' });

    clock.runUntilIdle();
    expect((await outcomeOf(large))[1]).toBe(
      'Canceled by JobStateTimeLimit action due to reason: MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE',
    );
    expect(await describeJob(small)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('end with their queue, or outlive its closing', async () => {
    batch.onJob({ jobName: 'endless' }, { after: '30d' });
    const second = await submit({ jobName: 'endless', arrayProperties: { size: 2 } });
    const first = await submit();
    await runUntil(first, 'RUNNING');
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'jobs', state: 'DISABLED' }));
    expect((await rejectionOf(submit())).name).toBe('ClientException');
    await runUntil(first, 'SUCCEEDED');

    await client.send(new DeleteJobQueueCommand({ jobQueue: 'jobs' }));
    expect(await outcomeOf(`${second}:0`)).toEqual(['FAILED', 'JobQueue deleted', 1]);
    expect(await outcomeOf(second)).toEqual(['FAILED', 'Array Child Job failed', 0]);
  });

  it('are described by the hundred, as far as they are known', async () => {
    const jobId = await submit();
    const { jobs } = await client.send(new DescribeJobsCommand({ jobs: ['unknown', jobId] }));
    expect(jobs?.map((job) => job.jobId)).toEqual([jobId]);
    const many = client.send(new DescribeJobsCommand({ jobs: Array.from({ length: 101 }, String) }));
    expect((await rejectionOf(many)).text).toBe('Maximum number of jobs supported is  100 .');
  });

  it('of the queue with the higher priority go first', async () => {
    batch.seed({
      computeEnvironments: [{ computeEnvironmentName: 'one', computeResources: { type: 'FARGATE', maxvCpus: 1 } }],
      jobQueues: [
        { jobQueueName: 'low', priority: 1, computeEnvironments: ['one'] },
        { jobQueueName: 'high', priority: 10, computeEnvironments: ['one'] },
      ],
      jobDefinitions: [{ jobDefinitionName: 'far', platformCapabilities: ['FARGATE'] }],
    });
    const low = await submit({ jobQueue: 'low', jobDefinition: 'far' });
    const high = await submit({ jobQueue: 'high', jobDefinition: 'far' });
    await runUntil(high, 'RUNNING');
    expect(await describeJob(low)).toMatchObject({ status: 'RUNNABLE' });
    clock.runUntilIdle();
    expect((await describeJob(low)).startedAt).toBeGreaterThan((await describeJob(high)).stoppedAt ?? Infinity);
  });

  it('lose their host, and are tried again on another', async () => {
    const jobId = await submit({ retryStrategy: { attempts: 2 } });
    await runUntil(jobId, 'RUNNING');
    batch.simulate.spotInterruption(jobId);
    clock.runUntilIdle();
    const { status, attempts = [] } = await describeJob(jobId);
    expect(status).toBe('SUCCEEDED');
    expect(attempts[0]?.statusReason).toMatch(/^Host EC2 \(instance i-[\da-f]+\) terminated\.$/);
    expect(attempts[1]?.container?.containerInstanceArn).not.toBe(attempts[0]?.container?.containerInstanceArn);
  });

  it('are found by filters, whatever their status', async () => {
    await submit({ jobName: 'Test1' });
    await submit({ jobName: 'other' });
    const filters = [{ name: 'JOB_NAME', values: ['te*'] }];
    expect(await listed({ filters, jobStatus: 'FAILED' })).toEqual(['Test1']);
  });

  it('have tags that their children have not', async () => {
    const jobId = await submit({ arrayProperties: { size: 2 }, tags: { team: 'data' } });
    clock.runUntilIdle();
    expect([(await describeJob(jobId)).tags, (await describeJob(`${jobId}:0`)).tags]).toEqual([{ team: 'data' }, {}]);
  });

  it('send an event for each change after their submission', async () => {
    await submit();
    clock.runUntilIdle();
    const changes = events.all().filter((event) => event.source === 'aws.batch');
    expect(changes.map((event) => [event['detail-type'], event.detail['status']])).toEqual(
      ['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED'].map((status) => ['Batch Job State Change', status]),
    );
  });
});
