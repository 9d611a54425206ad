import { SubmitServiceJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSchedulerWorld } from '../../batch/scheduler/scheduler-world.js';

describe('batch.simulate', () => {
  const world = createSchedulerWorld();
  const { aws, createEnvironment, createQueue, register, submitSized, describeJob, statusOf, instancesOf } = world;
  const { batch, clock } = aws;

  beforeEach(async () => {
    await register();
    await createEnvironment('one');
    await createQueue('queue', ['one']);
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['the id of a job', (jobId: string) => jobId],
    ['the ARN of a job', (jobId: string) => `arn:aws:batch:us-east-1:123456789012:job/${jobId}`],
    ['the ARN of an instance', () => Object.keys(aws.state.batch.instances)[0] ?? ''],
    ['the id of an instance', () => Object.values(aws.state.batch.instances)[0]?.instanceId ?? ''],
  ])('takes an instance back by %s', async (_, referenceOf) => {
    const jobId = await submitSized(1);
    clock.advance('200s');
    const instanceId = Object.values(aws.state.batch.instances)[0]?.instanceId ?? '';
    batch.simulate.spotInterruption(referenceOf(jobId));

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: `Host EC2 (instance ${instanceId}) terminated.`,
    });
    expect(instancesOf('one')).toEqual([]);
  });

  it('takes all jobs of the instance along', async () => {
    const jobs = [await submitSized(1), await submitSized(1, { retryStrategy: { attempts: 2 } })];
    clock.advance('200s');
    batch.simulate.spotInterruption(jobs[0] ?? '');

    expect(await Promise.all(jobs.map(statusOf))).toEqual(['FAILED', 'RUNNABLE']);
  });

  it('terminates an instance, and nothing but an instance', async () => {
    const jobId = await submitSized(1);
    clock.advance('200s');
    const { instanceId = '' } = Object.values(aws.state.batch.instances)[0] ?? {};
    expect(() => batch.simulate.instanceTermination(jobId)).toThrow(
      `"${jobId}" is no instance of this world. Give an ARN or an EC2 id, such as the attempts of jobs name them.`,
    );
    batch.simulate.instanceTermination(instanceId);
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: `Host EC2 (instance ${instanceId}) terminated.`,
    });
    expect(aws.timeline()).toMatch(/ incident +instanceTermination "i-0[\da-f]+"\n/);
  });

  it('takes a job back that has not run yet', async () => {
    const jobId = await submitSized(1);
    clock.advance('165s');
    expect(await statusOf(jobId)).toBe('STARTING');
    batch.simulate.spotInterruption(jobId);
    clock.runUntilIdle();

    const { status, attempts = [] } = await describeJob(jobId);
    expect(status).toBe('FAILED');
    expect(attempts[0]).not.toHaveProperty('startedAt');
  });

  it('refuses to interrupt a job that runs nowhere', async () => {
    const jobId = await submitSized(1);

    expect(() => batch.simulate.spotInterruption(jobId)).toThrow(
      `spotInterruption: the job ${jobId} is SUBMITTED, so this cannot befall it. Move the clock until it is STARTING or RUNNING.`,
    );
  });

  it('befalls the parts of an array, not the array', async () => {
    const jobId = await submitSized(1, { arrayProperties: { size: 2 } });
    clock.advance('200s');

    expect(() => batch.simulate.spotInterruption(jobId)).toThrow(
      `spotInterruption: the job ${jobId} is an array. Name one of its parts, such as ${jobId}:0.`,
    );
    batch.simulate.spotInterruption(`${jobId}:0`);
    expect(await statusOf(`${jobId}:0`)).toBe('FAILED');
  });

  it('takes nothing back that runs on Fargate, unless on Fargate Spot', async () => {
    const environment = (computeEnvironmentName: string, type: 'FARGATE' | 'FARGATE_SPOT') => ({
      computeEnvironmentName,
      computeResources: { type, maxvCpus: 4, subnets: ['subnet-1'] },
    });
    const job = { jobDefinition: 'small', status: 'RUNNING' } as const;
    const [onDemand = '', spot = ''] = batch.seed({
      computeEnvironments: [environment('demand', 'FARGATE'), environment('spot', 'FARGATE_SPOT')],
      jobQueues: ['demand', 'spot'].map((name) => ({ jobQueueName: name, computeEnvironments: [name] })),
      jobDefinitions: [{ jobDefinitionName: 'small', platformCapabilities: ['FARGATE'] }],
      jobs: [
        { ...job, jobQueue: 'demand' },
        { ...job, jobQueue: 'spot' },
      ],
    }).jobIds;

    expect(() => batch.simulate.spotInterruption(onDemand)).toThrow(
      `spotInterruption: the job ${onDemand} runs on FARGATE, so nobody takes it back. Run it in an environment of the type FARGATE_SPOT.`,
    );
    batch.simulate.spotInterruption(spot);
    expect(await statusOf(spot)).toBe('FAILED');
  });

  it('refuses jobs and instances that it does not know', () => {
    expect(() => batch.simulate.spotInterruption('i-1')).toThrow(
      '"i-1" is no job or instance of this world. Give the id or ARN of a job, or of an instance that its attempt names.',
    );
  });

  it('takes nothing back that Amazon SageMaker runs', async () => {
    batch.seed({
      serviceEnvironments: ['gpus'],
      jobQueues: [{ jobQueueName: 'training', serviceEnvironment: 'gpus' }],
    });
    const { jobId = '' } = await world.client.send(
      new SubmitServiceJobCommand({
        ...{ jobName: 'classify', jobQueue: 'training', serviceJobType: 'SAGEMAKER_TRAINING' },
        serviceRequestPayload: JSON.stringify({ ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1 } }),
      }),
    );
    clock.advance('30m');

    expect(() => batch.simulate.spotInterruption(jobId)).toThrow(
      `spotInterruption: ${jobId} is a service job, which has no instance of this world. Say with batch.onJob that its attempt is hostTerminated.`,
    );
  });

  it.each(['one', 'arn:aws:batch:us-east-1:123456789012:compute-environment/one'])(
    'lets %s launch no instance until there are some again',
    async (reference) => {
      batch.simulate.capacityShortage(reference);
      const jobId = await submitSized(1);
      clock.advance('1h');
      expect([await statusOf(jobId), await world.desiredOf('one')]).toEqual(['RUNNABLE', 0]);
      batch.simulate.capacityReturn(reference);
      clock.runUntilIdle();

      expect(await statusOf(jobId)).toBe('SUCCEEDED');
    },
  );

  it('lets Fargate start no job until there is capacity again', async () => {
    const { jobIds } = batch.seed({
      computeEnvironments: [
        {
          computeEnvironmentName: 'serverless',
          computeResources: { type: 'FARGATE', maxvCpus: 4, subnets: ['subnet-1'] },
        },
      ],
      jobQueues: [{ jobQueueName: 'fast', computeEnvironments: ['serverless'] }],
      jobDefinitions: [{ jobDefinitionName: 'small', platformCapabilities: ['FARGATE'] }],
      jobs: [{ jobDefinition: 'small', jobQueue: 'fast', status: 'RUNNING' }],
    });
    batch.simulate.capacityShortage('serverless');
    const second = await world.submitted({ jobQueue: 'fast', jobDefinition: 'small' });
    clock.advance('1h');
    expect([await statusOf(jobIds[0] ?? ''), await statusOf(second)]).toEqual(['SUCCEEDED', 'RUNNABLE']);
    expect(await describeJob(second)).not.toHaveProperty('statusReason');

    batch.simulate.capacityReturn('serverless');
    clock.runUntilIdle();
    expect(await statusOf(second)).toBe('SUCCEEDED');
  });

  it('brings no instance that is on its way in a shortage, and leaves those that are there', async () => {
    const first = await submitSized(2);
    clock.advance('190s');
    const second = await submitSized(2);
    clock.advance('20s');
    expect(await world.desiredOf('one')).toBe(4);
    batch.simulate.capacityShortage('one');
    clock.runUntilIdle();

    expect([await world.desiredOf('one'), world.instancesOf('one')]).toEqual([4, ['c6i.large']]);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect((await describeJob(second)).container?.containerInstanceArn).toBe(
      (await describeJob(first)).container?.containerInstanceArn,
    );
  });

  it('refuses environments that it does not know', () => {
    expect(() => batch.simulate.capacityShortage('two')).toThrow(
      '"two" is no compute environment of this world, which has one. Give a name or an ARN.',
    );
  });
});
