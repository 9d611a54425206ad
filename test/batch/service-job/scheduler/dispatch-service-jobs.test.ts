import {
  CreateJobQueueCommand,
  CreateServiceEnvironmentCommand,
  UpdateJobQueueCommand,
  UpdateServiceEnvironmentCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, createServiceJobWorld, M5, payloadOf, QUOTA_SHARES } from '../service-job-world.js';

describe('a service job that waits for room', () => {
  const { aws, client, begin, createShare, submitted, describeJob, statusOf, statusesOf } = createServiceJobWorld();
  const { clock, events } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('waits until the environment has room, behind those that were submitted before', async () => {
    await begin();
    const large = await submitted({ serviceRequestPayload: payloadOf(3) });
    const next = await submitted({ serviceRequestPayload: payloadOf(2) });
    const last = await submitted();
    clock.advance('10s');
    expect(await statusesOf(large, next, last)).toEqual(['SCHEDULED', 'RUNNABLE', 'RUNNABLE']);
    expect(await describeJob(next)).not.toHaveProperty('statusReason');

    clock.advance('156s');
    expect(await statusesOf(large, next, last)).toEqual(['SUCCEEDED', 'SCHEDULED', 'SCHEDULED']);
  });

  it('counts the groups of instances of a cluster together', async () => {
    await begin();
    const group = (InstanceGroupName: string, InstanceCount: number) => ({
      InstanceGroupName,
      InstanceCount,
      InstanceType: 'ml.m5.large',
    });
    const jobId = await submitted({
      serviceRequestPayload: JSON.stringify({ ResourceConfig: { InstanceGroups: [group('a', 1), group('b', 2)] } }),
    });
    const other = await submitted({ serviceRequestPayload: payloadOf(2) });
    clock.advance('10s');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'SCHEDULED',
      capacityUsage: [{ capacityUnit: 'ml.m5.large', quantity: 3 }],
    });
    expect(await statusOf(other)).toBe('RUNNABLE');
  });

  it('counts a training job that does not say what it takes as one instance', async () => {
    await begin({ capacityLimits: [{ maxCapacity: 1, capacityUnit: 'NUM_INSTANCES' }] });
    const jobId = await submitted({ serviceRequestPayload: '{}' });
    clock.advance('10s');
    const job = await describeJob(jobId);
    expect(job.status).toBe('SCHEDULED');
    expect(job).not.toHaveProperty('capacityUsage');
    expect(job.latestAttempt?.serviceResourceId?.value).toContain('training-job/AWSBatchtrain');
  });

  it('has limits of its own for each type of instance', async () => {
    await begin({
      capacityLimits: [
        { maxCapacity: 1, capacityUnit: 'ml.m5.large' },
        { maxCapacity: 1, capacityUnit: 'ml.p5.48xlarge' },
      ],
    });
    const m5 = await submitted();
    const p5 = await submitted({ serviceRequestPayload: payloadOf(1, 'ml.p5.48xlarge') });
    const second = await submitted();
    clock.advance('10s');
    expect(await statusesOf(m5, p5, second)).toEqual(['SCHEDULED', 'SCHEDULED', 'RUNNABLE']);
  });

  it('says what is wrong when more is needed than there is, and blocks its queue', async () => {
    await begin();
    const jobId = await submitted({ serviceRequestPayload: payloadOf(5) });
    const behind = await submitted();
    clock.advance('5m');
    expect(await describeJob(jobId)).not.toHaveProperty('statusReason');
    clock.advance('6s');

    const statusReason =
      'MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - Service environment(s) associated with the job queue cannot meet the capacity requirement of the job.';
    expect(await describeJob(jobId)).toMatchObject({ status: 'RUNNABLE', statusReason });
    expect(await statusOf(behind)).toBe('RUNNABLE');
    const [blocked] = events.all().filter(({ 'detail-type': type }) => type === 'Batch Service Job Queue Blocked');
    expect(blocked).toMatchObject({
      resources: [`${BATCH}:service-job/${jobId}`],
      detail: { status: 'RUNNABLE', statusReason },
    });

    await client.send(
      new UpdateServiceEnvironmentCommand({
        serviceEnvironment: 'training',
        capacityLimits: [{ maxCapacity: 8, capacityUnit: 'NUM_INSTANCES' }],
      }),
    );
    clock.advance('10s');
    expect(await statusesOf(jobId, behind)).toEqual(['SCHEDULED', 'SCHEDULED']);
    expect(await describeJob(jobId)).not.toHaveProperty('statusReason');
  });

  it('is terminated when it has blocked its queue for as long as that allows', async () => {
    const reason = 'MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE';
    await begin({
      queue: { jobStateTimeLimitActions: [{ reason, state: 'RUNNABLE', maxTimeSeconds: 600, action: 'TERMINATE' }] },
    });
    const jobId = await submitted({ serviceRequestPayload: payloadOf(5) });
    const behind = await submitted();
    clock.advance(306_000 + 599_999);
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    clock.advance(1);
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: `Terminated by JobStateTimeLimit action due to reason: ${reason}`,
    });
    clock.advance('5s');
    expect(await statusOf(behind)).toBe('SCHEDULED');
  });

  it('is not placed in an environment that is DISABLED, but still in a queue that is', async () => {
    await begin();
    const first = await submitted();
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', state: 'DISABLED' }));
    clock.advance('20s');
    expect(await statusOf(first)).toBe('SCHEDULED');

    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', state: 'ENABLED' }));
    await client.send(new UpdateServiceEnvironmentCommand({ serviceEnvironment: 'training', state: 'DISABLED' }));
    clock.advance('20s');
    const second = await submitted();
    clock.advance('1m');
    expect(await statusesOf(first, second)).toEqual(['RUNNING', 'RUNNABLE']);
  });

  const [training, other] = ['training', 'other'].map((serviceEnvironment) => [{ order: 1, serviceEnvironment }]);

  /** The queue leaves the environment `training` for another with four instances. */
  async function moveQueue(capacityUnit: string): Promise<void> {
    await client.send(
      new CreateServiceEnvironmentCommand({
        serviceEnvironmentName: 'other',
        serviceEnvironmentType: 'SAGEMAKER_TRAINING',
        capacityLimits: [{ maxCapacity: 4, capacityUnit }],
      }),
    );
    clock.advance('15s');
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', serviceEnvironmentOrder: other }));
  }

  it('keeps its instances in the environment it runs in when its queue moves to another', async () => {
    await begin();
    const all = { serviceRequestPayload: payloadOf(4) };
    const first = await submitted(all);
    clock.advance('10s');
    await moveQueue('NUM_INSTANCES');
    const second = await submitted(all);
    await client.send(
      new CreateJobQueueCommand({
        jobQueueName: 'late',
        jobQueueType: 'SAGEMAKER_TRAINING',
        priority: 1,
        serviceEnvironmentOrder: training,
      }),
    );
    clock.advance('10s');
    const third = await submitted({ ...all, jobQueue: 'late' });
    clock.advance('10s');
    expect(await statusesOf(first, second, third)).toEqual(['STARTING', 'SCHEDULED', 'RUNNABLE']);
    clock.advance('2m');
    expect(await statusesOf(first, third)).toEqual(['SUCCEEDED', 'SCHEDULED']);
  });

  it('counts for its quota share where it runs, and not where its queue has moved to', async () => {
    await begin({ policy: QUOTA_SHARES });
    await createShare('vision');
    const whole = { quotaShareName: 'vision', serviceRequestPayload: payloadOf(2) };
    const first = await submitted(whole);
    clock.advance('10s');
    await moveQueue(M5);
    const [second, third] = [await submitted(whole), await submitted(whole)];
    clock.advance('20s');
    expect(await statusesOf(first, second, third)).toEqual(['STARTING', 'SCHEDULED', 'RUNNABLE']);
  });

  it('leaves nothing of what was wrong to wait for once it has started', async () => {
    const reason = 'MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE';
    await begin({
      queue: { jobStateTimeLimitActions: [{ reason, state: 'RUNNABLE', maxTimeSeconds: 86_400, action: 'TERMINATE' }] },
    });
    const jobId = await submitted({ serviceRequestPayload: payloadOf(5) });
    clock.advance('6m');
    const ofJob = () =>
      clock
        .pending()
        .filter(({ target }) => target.endsWith(jobId))
        .map(({ kind }) => kind);
    expect(ofJob()).toEqual(['batch.service-job.time-limit']);
    await client.send(
      new UpdateServiceEnvironmentCommand({
        serviceEnvironment: 'training',
        capacityLimits: [{ maxCapacity: 8, capacityUnit: 'NUM_INSTANCES' }],
      }),
    );
    clock.advance('10s');
    expect(await statusOf(jobId)).toBe('SCHEDULED');
    expect(ofJob()).toEqual(['batch.service-job.acquire']);
  });
});
