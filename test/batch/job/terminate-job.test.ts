import {
  BatchClient,
  CancelJobCommand,
  TerminateJobCommand,
  type TerminateJobCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { EKS, RESOURCES, createJobWorld } from './job-world.js';

const REASON = 'Runs for too long.';
const SUBMITTED_AT = 1_704_067_220_000;

describe('TerminateJob', () => {
  const { aws, client, begin, prepareQueue, register, submitted, describeJob, statusOf } = createJobWorld();

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const terminate = async (jobId: string, by = client) => by.send(new TerminateJobCommand({ jobId, reason: REASON }));
  const statusesOf = async (...jobIds: string[]) => Promise.all(jobIds.map(statusOf));
  const changesOf = async (call: () => Promise<unknown>) => {
    aws.mark();
    await call();
    return aws.changes();
  };
  const submitNodes = async () => {
    const container = { image: 'busybox', resourceRequirements: RESOURCES };
    const nodeRangeProperties = [{ targetNodes: '0:', container }];
    await register({ jobDefinitionName: 'nodes', nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties } });
    return submitted({ jobDefinition: 'nodes' });
  };

  it.each([
    ['SUBMITTED', '0s'],
    ['RUNNABLE', '1s'],
  ] as const)('makes a job that is %s FAILED', async (status, wait) => {
    const jobId = await submitted({ retryStrategy: { attempts: 3 } });
    aws.clock.advance(wait);
    expect(await statusOf(jobId)).toBe(status);
    const { $metadata, ...reply } = await terminate(jobId);

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    const job = await describeJob(jobId);
    expect(job).toMatchObject({
      status: 'FAILED',
      statusReason: REASON,
      attempts: [],
      isCancelled: false,
      isTerminated: true,
      stoppedAt: aws.clock.now().getTime(),
    });
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toEqual(job);
  });

  it('stops a job that is RUNNING: it is killed after 30 seconds, and not tried again', async () => {
    const jobId = await submitted({ retryStrategy: { attempts: 3 } });
    aws.clock.advance('175s');
    await terminate(jobId);
    const stopping = await describeJob(jobId);
    expect(stopping).toMatchObject({ status: 'RUNNING', isTerminated: true, attempts: [] });
    expect(stopping).not.toHaveProperty('statusReason');
    aws.clock.advance('29s');
    expect(await statusOf(jobId)).toBe('RUNNING');

    aws.clock.advance('1s');
    const job = await describeJob(jobId);
    const stoppedAt = aws.clock.now().getTime();
    expect(job).toMatchObject({ status: 'FAILED', statusReason: REASON, stoppedAt, container: { exitCode: 137 } });
    expect(job.attempts).toMatchObject([
      { startedAt: stoppedAt - 35_000, stoppedAt, statusReason: REASON, container: { exitCode: 137 } },
    ]);
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toEqual(job);
  });

  it('lets a process end by itself that knows how to', async () => {
    aws.batch.onJob({ jobName: 'nightly' }, { onStop: { after: '5s' } });
    const jobId = await submitted();
    aws.clock.advance('170s');
    await terminate(jobId);
    aws.clock.advance('5s');
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', container: { exitCode: 143 } });
  });

  it('stops a job that is STARTING, whose containers have never run', async () => {
    const jobId = await submitted();
    aws.clock.advance('160s');
    expect(await statusOf(jobId)).toBe('STARTING');
    await terminate(jobId);
    aws.clock.runUntilIdle();
    const job = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', statusReason: REASON, isTerminated: true });
    expect(job).not.toHaveProperty('startedAt');
    expect(job.attempts).toEqual([
      {
        container: {
          taskArn: expect.any(String),
          containerInstanceArn: expect.any(String),
          networkInterfaces: [],
        },
        stoppedAt: SUBMITTED_AT + 160_000,
        statusReason: REASON,
      },
    ]);
  });

  it('stops a pod', async () => {
    await prepareQueue({ name: 'pods', environment: EKS });
    const container = { image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } };
    await register({ jobDefinitionName: 'pod', eksProperties: { podProperties: { containers: [container] } } });
    const jobId = await submitted({ jobQueue: 'pods', jobDefinition: 'pod' });
    aws.clock.advance('180s');
    await terminate(jobId);
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: REASON,
      attempts: [],
      eksAttempts: [{ containers: [{ name: 'Default', exitCode: 137 }], statusReason: REASON }],
    });
  });

  it.each([
    ['SUCCEEDED', 0],
    ['FAILED', 1],
  ])('leaves a job that has %s as it is', async (status, exitCode) => {
    aws.batch.onJob({ jobName: 'nightly' }, { exitCode });
    const jobId = await submitted();
    aws.clock.runUntilIdle();
    const before = await describeJob(jobId);
    expect(before.status).toBe(status);
    expect(await changesOf(() => terminate(jobId))).toEqual([]);
    expect(await describeJob(jobId)).toEqual(before);
  });

  it('keeps the first reason of a job that is stopping', async () => {
    const jobId = await submitted();
    aws.clock.advance('170s');
    await terminate(jobId);
    aws.clock.advance('10s');
    await client.send(new TerminateJobCommand({ jobId, reason: 'Another reason' }));
    aws.clock.advance('20s');
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: REASON });
  });

  it('lets a job that is PENDING fail when its dependency has ended', async () => {
    const first = await submitted();
    const jobId = await submitted({ dependsOn: [{ jobId: first }] });
    aws.clock.advance('1s');
    await terminate(jobId);
    expect(await describeJob(jobId)).toMatchObject({ status: 'PENDING', isTerminated: true, isCancelled: false });
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: REASON, attempts: [] });
  });

  it('comes after CancelJob for a job that is RUNNING', async () => {
    const jobId = await submitted();
    aws.clock.advance('170s');
    await client.send(new CancelJobCommand({ jobId, reason: 'Too late' }));
    await terminate(jobId);
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: REASON, isCancelled: false });
  });

  it('terminates all children of an array, wherever they are', async () => {
    const jobId = await submitted({ arrayProperties: { size: 3 }, dependsOn: [{ type: 'SEQUENTIAL' }] });
    aws.clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    const next = await submitted({ arrayProperties: { size: 3 }, dependsOn: [{ type: 'SEQUENTIAL' }] });
    aws.clock.advance('20s');
    expect(await statusesOf(`${next}:0`, `${next}:1`)).toEqual(['RUNNING', 'PENDING']);
    await terminate(next);
    expect(await describeJob(next)).toMatchObject({ status: 'PENDING', isTerminated: true });
    aws.clock.runUntilIdle();
    for (const child of [`${next}:0`, `${next}:1`, `${next}:2`]) {
      expect(await describeJob(child)).toMatchObject({ status: 'FAILED', statusReason: REASON, isTerminated: true });
    }
    expect(await describeJob(next)).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
  });

  it('terminates one child, and the array fails when the others have ended', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    aws.clock.advance('170s');
    await terminate(`${jobId}:0`);
    aws.clock.advance('30s');
    expect(await statusesOf(`${jobId}:0`, `${jobId}:1`, jobId)).toEqual(['FAILED', 'RUNNING', 'PENDING']);
    aws.clock.runUntilIdle();
    expect(await statusesOf(`${jobId}:1`, jobId)).toEqual(['SUCCEEDED', 'FAILED']);
    expect(await describeJob(jobId)).toMatchObject({ isTerminated: false, statusReason: 'Array Child Job failed' });
  });

  it('terminates a job with all of its nodes', async () => {
    const jobId = await submitNodes();
    aws.clock.advance('200s');
    expect(await statusesOf(jobId, `${jobId}#0`, `${jobId}#1`)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    await terminate(jobId);
    aws.clock.runUntilIdle();
    expect(await statusesOf(jobId, `${jobId}#0`, `${jobId}#1`)).toEqual(['FAILED', 'FAILED', 'FAILED']);
    expect(await describeJob(jobId)).toMatchObject({ statusReason: REASON, isTerminated: true });
  });

  it('terminates a job whose main node is STARTING', async () => {
    const jobId = await submitNodes();
    aws.clock.advance('160s');
    expect(await statusesOf(jobId, `${jobId}#0`, `${jobId}#1`)).toEqual(['STARTING', 'STARTING', 'RUNNABLE']);
    await terminate(jobId);
    aws.clock.runUntilIdle();
    expect(await statusesOf(jobId, `${jobId}#0`, `${jobId}#1`)).toEqual(['FAILED', 'FAILED', 'FAILED']);
  });

  it('terminates a node, without which the job goes on', async () => {
    const jobId = await submitNodes();
    aws.clock.advance('180s');
    await terminate(`${jobId}#1`);
    aws.clock.runUntilIdle();
    expect(await describeJob(`${jobId}#1`)).toMatchObject({ status: 'FAILED', statusReason: REASON });
    expect(await describeJob(jobId)).toMatchObject({ status: 'SUCCEEDED', isTerminated: false });
  });

  it('makes a job fail with its main node, without another attempt', async () => {
    const jobId = await submitNodes();
    aws.clock.advance('180s');
    await terminate(`${jobId}#0`);
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: REASON });
  });

  it('succeeds for a job that is not known, or is in another Region', async () => {
    const jobId = await submitted();
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await changesOf(() => terminate('nope'))).toEqual([]);
    expect(await changesOf(() => terminate(jobId, abroad))).toEqual([]);
  });

  it.each<[string, TerminateJobCommandInput, string]>([
    ['no id', { jobId: undefined, reason: REASON }, 'jobId is required.'],
    ['an empty id', { jobId: '', reason: REASON }, 'jobId is required.'],
    ['no reason', { jobId: 'nope', reason: undefined }, 'reason is required.'],
    ['an empty reason', { jobId: 'nope', reason: '' }, 'reason is required.'],
    ['a long reason', { jobId: 'nope', reason: 'r'.repeat(1_025) }, 'reason can have up to 1024 characters.'],
  ])('refuses %s', async (_what, input, text) => {
    const before = aws.state;
    const refusal = await rejectionOf(client.send(new TerminateJobCommand(input)));
    expect(refusal).toEqual({ name: 'ClientException', text, isWrapped: true });
    expect(aws.state).toBe(before);
  });
});
