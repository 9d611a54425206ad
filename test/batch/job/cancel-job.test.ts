import { BatchClient, CancelJobCommand, type CancelJobCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { RESOURCES, createJobWorld } from './job-world.js';

const REASON = 'Not needed any more.';

describe('CancelJob', () => {
  const { aws, client, begin, register, submitted, describeJob, statusOf } = createJobWorld();

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const cancel = async (jobId: string, by = client) => by.send(new CancelJobCommand({ jobId, reason: REASON }));
  const statusesOf = async (...jobIds: string[]) => Promise.all(jobIds.map(statusOf));
  /** What a call changes. */
  const changesOf = async (call: () => Promise<unknown>) => {
    aws.mark();
    await call();
    return aws.changes();
  };

  it.each([
    ['SUBMITTED', '0s'],
    ['RUNNABLE', '1s'],
  ] as const)('makes a job that is %s FAILED', async (status, wait) => {
    const jobId = await submitted({ retryStrategy: { attempts: 3 } });
    aws.clock.advance(wait);
    expect(await statusOf(jobId)).toBe(status);
    const { $metadata, ...reply } = await cancel(jobId);

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    const job = await describeJob(jobId);
    expect(job).toMatchObject({
      status: 'FAILED',
      statusReason: REASON,
      attempts: [],
      isCancelled: true,
      isTerminated: false,
      stoppedAt: aws.clock.now().getTime(),
    });
    expect(job).not.toHaveProperty('startedAt');
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toEqual(job);
  });

  it.each([
    ['STARTING', '160s'],
    ['RUNNING', '170s'],
    ['SUCCEEDED', '230s'],
  ] as const)('leaves a job that is %s as it is', async (status, wait) => {
    const jobId = await submitted();
    aws.clock.advance(wait);
    const before = await describeJob(jobId);
    expect(before.status).toBe(status);
    expect(await changesOf(() => cancel(jobId))).toEqual([]);
    expect(await describeJob(jobId)).toEqual(before);
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'SUCCEEDED', isCancelled: false });
  });

  it('leaves a job that has FAILED as it is', async () => {
    const jobId = await submitted();
    await cancel(jobId);
    const later = new CancelJobCommand({ jobId, reason: 'Another reason' });
    expect(await changesOf(() => client.send(later))).toEqual([]);
    expect(await describeJob(jobId)).toMatchObject({ statusReason: REASON });
  });

  it('sends one event', async () => {
    const jobId = await submitted();
    await cancel(jobId);
    expect(aws.events.all()).toMatchObject([{ detail: { jobId, status: 'FAILED', statusReason: REASON } }]);
  });

  it('frees what waits behind a RUNNABLE job', async () => {
    const tooLarge = await submitted({
      containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: '128' }] },
    });
    const behind = await submitted();
    aws.clock.advance('20m');
    expect(await statusesOf(tooLarge, behind)).toEqual(['RUNNABLE', 'RUNNABLE']);
    await cancel(tooLarge);
    aws.clock.runUntilIdle();
    expect(await statusesOf(tooLarge, behind)).toEqual(['FAILED', 'SUCCEEDED']);
  });

  it('lets a job that is PENDING fail when its dependency has ended', async () => {
    const first = await submitted();
    const jobId = await submitted({ dependsOn: [{ jobId: first }] });
    aws.clock.advance('1s');
    await cancel(jobId);
    const waiting = await describeJob(jobId);
    expect(waiting).toMatchObject({ status: 'PENDING', isCancelled: true });
    expect(waiting).not.toHaveProperty('statusReason');
    aws.clock.advance('229s');
    expect(await statusesOf(first, jobId)).toEqual(['SUCCEEDED', 'PENDING']);
    aws.clock.advance('1s');
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: REASON, attempts: [] });
  });

  it('gives its own reason to a job whose dependency fails later', async () => {
    const first = await submitted();
    const jobId = await submitted({ dependsOn: [{ jobId: first }] });
    aws.clock.advance('1s');
    await cancel(jobId);
    await cancel(first);
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: REASON });
  });

  it('makes jobs fail that depend on the job', async () => {
    const first = await submitted();
    const second = await submitted({ dependsOn: [{ jobId: first }] });
    const third = await submitted({ dependsOn: [{ jobId: second }] });
    await cancel(first);
    aws.clock.runUntilIdle();
    for (const jobId of [second, third]) {
      expect(await describeJob(jobId)).toMatchObject({
        status: 'FAILED',
        statusReason: 'Dependent Job failed',
        attempts: [],
        isCancelled: false,
      });
    }
  });

  it('cancels an array that is SUBMITTED', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    await cancel(jobId);
    aws.clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: REASON, isCancelled: true });
  });

  it('cancels all children of an array, and the array ends with them', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    aws.clock.advance('1s');
    await cancel(jobId);
    for (const child of [`${jobId}:0`, `${jobId}:1`]) {
      expect(await describeJob(child)).toMatchObject({ status: 'FAILED', statusReason: REASON, isCancelled: true });
    }
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Array Child Job failed',
      isCancelled: true,
      arrayProperties: { statusSummary: { FAILED: 2 } },
    });
  });

  it('leaves children that run, for which the array waits', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 }, dependsOn: [{ type: 'SEQUENTIAL' }] });
    aws.clock.advance('170s');
    expect(await statusesOf(`${jobId}:0`, `${jobId}:1`)).toEqual(['RUNNING', 'PENDING']);
    await cancel(jobId);
    expect(await describeJob(`${jobId}:0`)).toMatchObject({ status: 'RUNNING', isCancelled: false });
    expect(await describeJob(`${jobId}:1`)).toMatchObject({ status: 'PENDING', isCancelled: true });
    expect(await describeJob(jobId)).toMatchObject({ status: 'PENDING', isCancelled: true });
    aws.clock.runUntilIdle();
    expect(await statusesOf(`${jobId}:0`, `${jobId}:1`, jobId)).toEqual(['SUCCEEDED', 'FAILED', 'FAILED']);
    expect(await describeJob(`${jobId}:1`)).toMatchObject({ statusReason: REASON, attempts: [] });
  });

  it('cancels an array whose children wait with it', async () => {
    const first = await submitted();
    const jobId = await submitted({ arrayProperties: { size: 2 }, dependsOn: [{ jobId: first }] });
    aws.clock.advance('1s');
    await cancel(jobId);
    expect(await statusesOf(jobId, `${jobId}:0`)).toEqual(['PENDING', 'PENDING']);
    aws.clock.runUntilIdle();
    expect(await statusesOf(jobId, `${jobId}:0`, `${jobId}:1`)).toEqual(['FAILED', 'FAILED', 'FAILED']);
    expect(await describeJob(`${jobId}:1`)).toMatchObject({ statusReason: REASON });
  });

  it('cancels one child, and the array fails when the others have ended', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    aws.clock.advance('1s');
    await cancel(`${jobId}:1`);
    expect(await describeJob(`${jobId}:1`)).toMatchObject({ status: 'FAILED', statusReason: REASON });
    expect(await describeJob(jobId)).toMatchObject({ status: 'PENDING', isCancelled: false });
    aws.clock.runUntilIdle();
    expect(await statusOf(`${jobId}:0`)).toBe('SUCCEEDED');
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
  });

  it('cancels a job with its nodes, but no node that has not started', async () => {
    const container = { image: 'busybox', resourceRequirements: RESOURCES };
    const nodeRangeProperties = [{ targetNodes: '0:', container }];
    await register({ jobDefinitionName: 'nodes', nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties } });
    const [whole, part] = [await submitted({ jobDefinition: 'nodes' }), await submitted({ jobDefinition: 'nodes' })];
    aws.clock.advance('1s');
    await cancel(whole);
    expect(await changesOf(() => cancel(`${part}#1`))).toEqual([]);
    expect(await statusesOf(whole, `${whole}#0`, `${whole}#1`)).toEqual(['FAILED', 'FAILED', 'FAILED']);
    expect(await describeJob(whole)).toMatchObject({ statusReason: REASON, isCancelled: true });
    aws.clock.runUntilIdle();
    expect(await statusOf(part)).toBe('SUCCEEDED');
  });

  it('succeeds for a job that is not known, or is in another Region', async () => {
    const jobId = await submitted();
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await changesOf(() => cancel('nope'))).toEqual([]);
    expect(await changesOf(() => cancel(jobId, abroad))).toEqual([]);
  });

  it.each<[string, CancelJobCommandInput, string]>([
    ['no id', { jobId: undefined, reason: REASON }, 'jobId is required.'],
    ['an empty id', { jobId: '', reason: REASON }, 'jobId is required.'],
    ['no reason', { jobId: 'nope', reason: undefined }, 'reason is required.'],
    ['an empty reason', { jobId: 'nope', reason: '' }, 'reason is required.'],
    ['a long reason', { jobId: 'nope', reason: 'r'.repeat(1_025) }, 'reason can have up to 1024 characters.'],
  ])('refuses %s', async (_what, input, text) => {
    const before = aws.state;
    const refusal = await rejectionOf(client.send(new CancelJobCommand(input)));
    expect(refusal).toEqual({ name: 'ClientException', text, isWrapped: true });
    expect(aws.state).toBe(before);
  });

  it('takes a reason of 1,024 characters', async () => {
    const jobId = await submitted();
    await client.send(new CancelJobCommand({ jobId, reason: 'r'.repeat(1_024) }));
    expect((await describeJob(jobId)).statusReason).toHaveLength(1_024);
  });
});
