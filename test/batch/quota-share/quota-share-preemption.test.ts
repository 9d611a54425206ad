import { UpdateServiceJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createServiceJobWorld, M5, payloadOf, QUOTA_SHARES } from '../service-job/service-job-world.js';

describe('the preemption of service jobs', () => {
  const { aws, client, begin, createShare, submitted, describeJob, statusesOf } = createServiceJobWorld();
  const { batch, clock, events } = aws;
  const borrows = { resourceSharingConfiguration: { strategy: 'LEND_AND_BORROW' as const } };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  /** Of the four instances, `vision` has borrowed the two of `audio`. */
  async function beginBorrowed(): Promise<[own: string, borrowed: string]> {
    await begin({ policy: QUOTA_SHARES });
    await createShare('vision', borrows);
    await createShare('audio', borrows);
    batch.onJob({ jobName: 'long' }, { after: '2h', onStop: { exitCode: 0, after: '10s' } });
    const long = { jobName: 'long', quotaShareName: 'vision', serviceRequestPayload: payloadOf(2) };
    const own = await submitted(long);
    clock.advance('10s');
    const borrowed = await submitted(long);
    clock.advance('5m');
    expect(await statusesOf(own, borrowed)).toEqual(['RUNNING', 'RUNNING']);
    return [own, borrowed];
  }

  it('gives back to a share what is its own, and has the job that gave way wait', async () => {
    const [own, borrowed] = await beginBorrowed();
    const first = await describeJob(borrowed);
    const claiming = await submitted({ quotaShareName: 'audio', serviceRequestPayload: payloadOf(2) });
    clock.advance('6s');
    expect(await statusesOf(own, borrowed, claiming)).toEqual(['RUNNING', 'RUNNING', 'RUNNABLE']);
    clock.advance('10s');
    expect(await statusesOf(own, borrowed, claiming)).toEqual(['RUNNING', 'RUNNABLE', 'RUNNABLE']);
    clock.advance('5s');
    expect(await statusesOf(own, borrowed, claiming)).toEqual(['RUNNING', 'RUNNABLE', 'SCHEDULED']);

    expect(await describeJob(borrowed)).toMatchObject({
      attempts: [],
      preemptionSummary: {
        preemptedAttemptCount: 1,
        recentPreemptedAttempts: [
          {
            serviceResourceId: first.latestAttempt?.serviceResourceId,
            startedAt: first.startedAt,
            statusReason: 'Job attempt was preempted',
          },
        ],
      },
    });
    expect(await describeJob(own)).not.toHaveProperty('preemptionSummary');
    const sent = events.all().filter(({ detail }) => detail['jobId'] === borrowed);
    expect(sent.map(({ detail }) => detail['status']).slice(-2)).toEqual(['RUNNING', 'RUNNABLE']);
  });

  it('has the latest give way of jobs that got their instances at the same time', async () => {
    await begin({ policy: QUOTA_SHARES });
    await createShare('vision', { ...borrows, capacityLimits: [{ maxCapacity: 1, capacityUnit: M5 }] });
    await createShare('audio', borrows);
    batch.onJob({ jobName: 'long' }, { after: '2h', onStop: { exitCode: 0 } });
    const long = { jobName: 'long', quotaShareName: 'vision' };
    const jobIds = [await submitted(long), await submitted(long), await submitted(long), await submitted(long)];
    clock.advance('5m');
    await submitted({ quotaShareName: 'audio' });
    clock.advance('1m');
    expect(await statusesOf(...jobIds)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNABLE']);
  });

  it('has the job start again when there is something to borrow again', async () => {
    const [, borrowed] = await beginBorrowed();
    await submitted({ quotaShareName: 'audio', serviceRequestPayload: payloadOf(2) });
    clock.advance('10m');
    expect(await describeJob(borrowed)).toMatchObject({
      status: 'RUNNING',
      preemptionSummary: { preemptedAttemptCount: 1 },
    });
  });

  it('ends a job at its first preemption where it has no retries', async () => {
    await begin({ policy: QUOTA_SHARES });
    await createShare('vision', borrows);
    await createShare('audio', borrows);
    batch.onJob({ jobName: 'long' }, { after: '2h', onStop: { exitCode: 0 } });
    const long = { jobName: 'long', quotaShareName: 'vision', serviceRequestPayload: payloadOf(2) };
    const preemptionConfiguration = { preemptionRetriesBeforeTermination: 0 };
    await submitted(long);
    clock.advance('10s');
    const jobId = await submitted({ ...long, preemptionConfiguration, retryStrategy: { attempts: 5 } });
    clock.advance('5m');
    await submitted({ quotaShareName: 'audio' });
    clock.advance('1m');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Job was preempted and has no preemption retries left',
      preemptionSummary: { preemptedAttemptCount: 1 },
      preemptionConfiguration,
    });
  });

  it('has a job give way to a more important one of its share, as soon as its priority is higher', async () => {
    await begin({ policy: QUOTA_SHARES });
    await createShare('vision', { preemptionConfiguration: { inSharePreemption: 'ENABLED' } });
    batch.onJob({ jobName: 'long' }, { after: '2h', onStop: { exitCode: 0 } });
    const share = { quotaShareName: 'vision', serviceRequestPayload: payloadOf(2), schedulingPriority: 5 };
    const long = await submitted({ ...share, jobName: 'long' });
    clock.advance('5m');
    const urgent = await submitted(share);
    clock.advance('1m');
    expect(await statusesOf(long, urgent)).toEqual(['RUNNING', 'RUNNABLE']);

    await client.send(new UpdateServiceJobCommand({ jobId: urgent, schedulingPriority: 6 }));
    clock.advance('10s');
    expect(await statusesOf(long, urgent)).toEqual(['RUNNABLE', 'SCHEDULED']);
    clock.advance('10m');
    expect(await statusesOf(long, urgent)).toEqual(['RUNNING', 'SUCCEEDED']);
  });

  it('blocks a share, and not the others, with a job that needs more than the share can have', async () => {
    await begin({ policy: QUOTA_SHARES });
    await createShare('vision', { capacityLimits: [{ maxCapacity: 1, capacityUnit: M5 }] });
    await createShare('audio');
    const blocked = await submitted({ quotaShareName: 'vision', serviceRequestPayload: payloadOf(2) });
    const behind = await submitted({ quotaShareName: 'vision' });
    const other = await submitted({ quotaShareName: 'audio' });
    clock.advance('306s');
    expect(await statusesOf(blocked, behind, other)).toEqual(['RUNNABLE', 'RUNNABLE', 'SUCCEEDED']);
    expect(await describeJob(blocked)).toMatchObject({
      statusReason:
        'MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED - Quota share cannot meet the capacity requirement of the job.',
    });
  });

  it('goes on from a snapshot as from the original', async () => {
    const [, borrowed] = await beginBorrowed();
    const claiming = await submitted({ quotaShareName: 'audio', serviceRequestPayload: payloadOf(2) });
    clock.advance('10s');
    const snapshot = aws.snapshot();
    clock.advance('1m');
    const original = [await describeJob(borrowed), await describeJob(claiming)];
    aws.load(snapshot);
    clock.advance('1m');
    expect([await describeJob(borrowed), await describeJob(claiming)]).toEqual(original);
  });
});
