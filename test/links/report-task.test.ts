import { TerminateJobCommand } from '@aws-sdk/client-batch';
import { ListTasksCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { JobOutcome } from '../../src/index.js';
import { createLinkedWorld, ON_FARGATE, WARM } from './linked-world.js';

describe('the task of a job', () => {
  const world = createLinkedWorld();
  const { aws, batch, ecs, begin, submit, describeJob, taskOf, describeTask } = world;
  const { clock } = aws;
  const START = Date.parse('2024-01-01T00:00:00Z');
  const at = (seconds: number) => new Date(START + seconds * 1_000);
  /** A job on an instance is STARTING after 6 seconds, and RUNNING after 16. */
  const run = async (outcome: JobOutcome = {}, input: Parameters<typeof submit>[0] = {}) => {
    begin({ environment: WARM });
    aws.batch.onJob({}, outcome);
    const jobId = await submit(input);
    clock.advance('16s');
    return jobId;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is PENDING while the job is STARTING', async () => {
    begin({ environment: WARM });
    const jobId = await submit();
    clock.advance('5999ms');
    expect((await describeJob(jobId)).container?.taskArn).toBeUndefined();
    expect(aws.state.ecs.tasks).toEqual({});
    clock.advance('1ms');

    const job = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'STARTING', container: { taskArn: expect.any(String) as string } });
    const task = await taskOf(jobId);
    expect(task).toMatchObject({
      taskArn: job.container?.taskArn,
      lastStatus: 'PENDING',
      desiredStatus: 'RUNNING',
      launchType: 'EC2',
      containerInstanceArn: job.container?.containerInstanceArn,
      createdAt: at(6),
      attachments: [],
      containers: [{ name: 'default', lastStatus: 'PENDING', image: 'report:latest', cpu: '1024', memory: '2048' }],
      cpu: '1024',
      memory: '2048',
      tags: [],
    });
    expect(task).not.toHaveProperty('capacityProviderName');
    expect(task).not.toHaveProperty('startedAt', expect.any(Date));
  });

  it('is on an instance that ECS knows', async () => {
    const jobId = await run();
    const { container } = await describeJob(jobId);

    expect(await world.describeInstance(container?.containerInstanceArn)).toMatchObject({
      status: 'ACTIVE',
      runningTasksCount: 1,
    });
  });

  it('is RUNNING while the job is', async () => {
    const jobId = await run();

    expect(await describeJob(jobId)).toMatchObject({ status: 'RUNNING', startedAt: at(16).getTime() });
    expect(await taskOf(jobId)).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      pullStartedAt: at(6),
      pullStoppedAt: at(16),
      startedAt: at(16),
      containers: [{ lastStatus: 'RUNNING', runtimeId: expect.any(String) as string }],
    });
  });

  it('has a log stream with its id', async () => {
    const jobId = await run();
    const { container } = await describeJob(jobId);

    expect(container?.logStreamName).toBe(`report/default/${container?.taskArn?.split('/').at(-1)}`);
  });

  it.each<[string, JobOutcome, string, object]>([
    ['succeeds', {}, 'SUCCEEDED', { exitCode: 0 }],
    ['fails', { exitCode: 3 }, 'FAILED', { exitCode: 3 }],
    [
      'is out of memory',
      { reason: 'OutOfMemoryError: Container killed due to memory usage' },
      'FAILED',
      { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    ],
  ])('is STOPPED when the job %s', async (_, outcome, status, ended) => {
    const jobId = await run(outcome);
    clock.advance('60s');

    expect(await describeJob(jobId)).toMatchObject({ status, container: ended });
    expect(await taskOf(jobId)).toMatchObject({
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      startedAt: at(16),
      stoppingAt: at(76),
      executionStoppedAt: at(76),
      stoppedAt: at(76),
      containers: [{ name: 'default', lastStatus: 'STOPPED', ...ended }],
    });
  });

  it('never runs when the image cannot be pulled', async () => {
    const jobId = await run({ startError: true });
    const reason = 'CannotPullContainerError: Error response from daemon: manifest for report:latest not found';

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Task failed to start',
      container: { reason },
    });
    const task = await taskOf(jobId);
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [{ lastStatus: 'STOPPED', reason }],
    });
    expect([task.startedAt, task.containers?.[0]?.exitCode]).toEqual([undefined, undefined]);
  });

  it('never runs on Fargate when it cannot begin', async () => {
    begin(ON_FARGATE);
    const startError = 'ResourceInitializationError: unable to pull secrets';
    aws.batch.onJob({}, { startError });
    const jobId = await submit();
    clock.runUntilIdle();

    expect(await taskOf(jobId)).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: startError });
  });

  it('is a new one in each attempt', async () => {
    const jobId = await run({ exitCode: 1 }, { retryStrategy: { attempts: 3 } });
    clock.runUntilIdle();

    const { attempts = [] } = await describeJob(jobId);
    const taskArns = attempts.map(({ container }) => container?.taskArn);
    expect(new Set(taskArns).size).toBe(3);
    const tasks = await Promise.all(taskArns.map(describeTask));
    expect(tasks.map(({ startedAt }) => startedAt?.getTime())).toEqual(attempts.map(({ startedAt }) => startedAt));
    expect(tasks.map(({ stoppedAt }) => stoppedAt?.getTime())).toEqual(attempts.map(({ stoppedAt }) => stoppedAt));
    expect(tasks.map(({ containers }) => containers?.[0]?.exitCode)).toEqual([1, 1, 1]);
  });

  it('is told to stop at once when the job is terminated, and stops when its process has ended', async () => {
    const jobId = await run();
    await batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    expect(await taskOf(jobId)).toMatchObject({
      desiredStatus: 'STOPPED',
      lastStatus: 'STOPPING',
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
      stoppingAt: at(16),
    });
    clock.advance('29999ms');
    expect([(await describeJob(jobId)).status, (await taskOf(jobId)).lastStatus]).toEqual(['RUNNING', 'STOPPING']);
    clock.advance('1ms');

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'enough',
      isTerminated: true,
      container: { exitCode: 137 },
    });
    expect(await taskOf(jobId)).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
      stoppedAt: at(46),
      containers: [{ lastStatus: 'STOPPED', exitCode: 137 }],
    });
  });

  it('ends as soon as its process does', async () => {
    const jobId = await run({ onStop: { exitCode: 0, after: '2s' } });
    await batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    clock.advance('2s');

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', container: { exitCode: 0 } });
    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'STOPPED', stoppedAt: at(18) });
  });

  it('never runs when the job is terminated while it is STARTING', async () => {
    begin({ environment: WARM });
    const jobId = await submit();
    clock.advance('8s');
    await batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    clock.advance(0);

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'enough' });
    const task = await taskOf(jobId);
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason: 'enough' });
    expect(task.startedAt).toBeUndefined();
  });

  it('is stopped when its time is over', async () => {
    const jobId = await run({ after: '1h' }, { timeout: { attemptDurationSeconds: 60 } });
    clock.advance('60s');
    expect(await taskOf(jobId)).toMatchObject({ desiredStatus: 'STOPPED', lastStatus: 'STOPPING' });
    clock.advance('30s');

    const stoppedReason = 'Job attempt duration exceeded timeout';
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: stoppedReason });
    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason });
  });

  it.each([
    ['by its outcome', () => clock.advance('60s')],
    ['by an incident of AWS Batch', (jobId: string) => aws.batch.simulate.spotInterruption(jobId)],
  ])('stops as ECS has it when the instance is lost %s', async (_, lose) => {
    const jobId = await run({ hostTerminated: true });
    const [instance] = await world.instancesOf();
    lose(jobId);

    const stoppedReason = `Host EC2 (instance ${instance?.ec2InstanceId}) terminated.`;
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: stoppedReason });
    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TerminationNotice', stoppedReason });
    expect(await world.instancesOf()).toEqual([]);
  });

  it('stops as ECS has it when Fargate Spot takes it back in an incident of AWS Batch', async () => {
    const environment = { computeResources: { type: 'FARGATE_SPOT' as const } };
    const [jobId = ''] = begin({ ...ON_FARGATE, environment, jobs: [{ status: 'RUNNING' }] });
    aws.batch.simulate.spotInterruption(jobId);

    const stoppedReason = 'Your Spot Task was interrupted.';
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: stoppedReason });
    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'SpotInterruption', stoppedReason });
  });

  it('does not run any more when ECS has given up its network before', async () => {
    begin(ON_FARGATE);
    const jobId = await submit();
    clock.advance('30s');
    const { taskArn, clusterArn } = await taskOf(jobId);
    await ecs.send(new StopTaskCommand({ cluster: clusterArn, task: taskArn, reason: 'a mistake' }));
    clock.advance(0);
    expect((await taskOf(jobId)).lastStatus).toBe('DEPROVISIONING');
    clock.advance('8s');
    expect((await taskOf(jobId)).lastStatus).toBe('DEPROVISIONING');
    clock.advance('2s');

    const { attempts = [], ...job } = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'a mistake' });
    expect(attempts).toHaveLength(1);
    expect((await taskOf(jobId)).startedAt).toBeUndefined();
  });

  it('is listed with its status', async () => {
    const jobId = await run();
    const { taskArn, clusterArn: cluster } = await taskOf(jobId);
    const list = async (desiredStatus: 'RUNNING' | 'STOPPED') =>
      (await ecs.send(new ListTasksCommand({ cluster, desiredStatus }))).taskArns;
    expect([await list('RUNNING'), await list('STOPPED')]).toEqual([[taskArn], []]);
    clock.advance('60s');

    expect([await list('RUNNING'), await list('STOPPED')]).toEqual([[], [taskArn]]);
  });

  it('sends its events beside those of the job', async () => {
    await run();
    clock.advance('60s');

    const tasks = world.detailsOf('ECS Task State Change');
    expect(tasks.map(({ lastStatus, desiredStatus, version }) => [lastStatus, desiredStatus, version])).toEqual([
      ['PENDING', 'RUNNING', 1],
      ['RUNNING', 'RUNNING', 2],
      ['STOPPED', 'STOPPED', 3],
    ]);
    expect(tasks[2]).toMatchObject({
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 0 }],
    });
    const jobs = world.detailsOf('Batch Job State Change');
    expect(jobs.map(({ status }) => status)).toEqual(['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
    expect(jobs[1]).toMatchObject({ container: { taskArn: tasks[0]?.['taskArn'] } });
  });
});
