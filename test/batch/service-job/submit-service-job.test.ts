import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DeleteJobQueueCommand,
  RegisterJobDefinitionCommand,
  SubmitJobCommand,
  UpdateJobQueueCommand,
  UpdateQuotaShareCommand,
  type SubmitServiceJobCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceJobWorld, payloadOf, QUOTA_SHARES } from './service-job-world.js';

describe('SubmitServiceJob', () => {
  const { aws, client, begin, createShare, submit, submitted, refusalOf, describeJob } = createServiceJobWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers name, id and ARN, and makes a job that is SUBMITTED', async () => {
    await begin();
    const { $metadata, jobId, ...reply } = await submit();

    expect($metadata.httpStatusCode).toBe(200);
    expect(jobId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(reply).toEqual({ jobArn: `${BATCH}:service-job/${jobId}`, jobName: 'train' });
    expect(aws.changes()).toEqual([expect.stringMatching(/^\+ service-job\/\S+ train SUBMITTED$/)]);
  });

  it('keeps all that the request says', async () => {
    await begin();
    const said = {
      retryStrategy: { attempts: 2, evaluateOnExit: [{ action: 'RETRY' as const, onStatusReason: 'Received*' }] },
      schedulingPriority: 7,
      timeoutConfig: { attemptDurationSeconds: 60 },
      preemptionConfiguration: { preemptionRetriesBeforeTermination: 1 },
      tags: { team: 'vision' },
    };
    const jobId = await submitted({ ...said, jobQueue: `${BATCH}:job-queue/trainings` });
    const job = await describeJob(jobId);
    expect(job).toMatchObject(said);
    expect(job).not.toHaveProperty('clientToken');
  });

  it.each(['0.5', '1e999', '-1', '"two"'])('counts one instance where their number is %s', async (count) => {
    await begin();
    const serviceRequestPayload = `{"ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":${count}}}`;
    const { capacityUsage } = await describeJob(await submitted({ serviceRequestPayload }));
    expect(capacityUsage).toEqual([{ capacityUnit: 'ml.m5.large', quantity: 1 }]);
  });

  it('refuses the same request with the same token, and takes another', async () => {
    await begin();
    await submit({ clientToken: 'once' });
    expect(await refusalOf({ clientToken: 'once' })).toEqual({
      name: 'ClientException',
      text: 'A request with this clientToken has already been accepted.',
      isWrapped: false,
    });
    await expect(submit({ clientToken: 'once', serviceRequestPayload: payloadOf(2) })).resolves.toBeDefined();
    await expect(submit()).resolves.toBeDefined();
    await expect(submit()).resolves.toBeDefined();
  });

  it.each<[string, Partial<SubmitServiceJobCommandInput>]>([
    ['Job name should match valid pattern', { jobName: 'my job' }],
    ['jobName is required.', { jobName: undefined }],
    ['jobQueue is required.', { jobQueue: undefined }],
    ['serviceRequestPayload is required.', { serviceRequestPayload: undefined }],
    ['serviceJobType is required.', { serviceJobType: undefined }],
    ['serviceRequestPayload must be a JSON object.', { serviceRequestPayload: 'train' }],
    ['serviceRequestPayload must be a JSON object.', { serviceRequestPayload: '[]' }],
    ['RetryAttempts must be between 1 and 10.', { retryStrategy: { attempts: 11 } }],
    [
      'EvaluateOnExit can have at most 5 entries.',
      {
        retryStrategy: {
          attempts: 2,
          evaluateOnExit: Array.from({ length: 6 }, () => ({ action: 'EXIT', onStatusReason: '*' })),
        },
      },
    ],
    [
      'AttemptDurationSeconds in Timeout must be at least 60 seconds.',
      { timeoutConfig: { attemptDurationSeconds: 59 } },
    ],
    ['Scheduling priority must be between 0 and 9999.', { schedulingPriority: 10_000 }],
    [
      'preemptionRetriesBeforeTermination must be an integer of at least 0.',
      { preemptionConfiguration: { preemptionRetriesBeforeTermination: -1 } },
    ],
    ['clientToken must have between 1 and 64 characters.', { clientToken: 'x'.repeat(65) }],
    ['Tag keys and values cannot begin with aws:, which is reserved.', { tags: { 'aws:team': 'vision' } }],
  ])('refuses what the request shows to be wrong: %s', async (text, input) => {
    await begin();
    expect(await refusalOf(input)).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it('refuses a queue that does not exist, also in another Region', async () => {
    await begin();
    expect(await refusalOf({ jobQueue: 'other' })).toMatchObject({ text: `${BATCH}:job-queue/other does not exist` });
    expect(await rejectionOf(submit({}, new BatchClient({ region: 'eu-west-1' })))).toMatchObject({
      text: 'arn:aws:batch:eu-west-1:123456789012:job-queue/trainings does not exist',
    });
  });

  it('refuses a queue that is DISABLED or on its way', async () => {
    await begin();
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', state: 'DISABLED' }));
    aws.clock.advance('5s');
    const arn = `${BATCH}:job-queue/trainings`;
    expect(await refusalOf({})).toMatchObject({ text: `Job Queue ${arn} is not in ENABLED state` });

    const input = { jobQueueName: 'new', priority: 1, jobQueueType: 'SAGEMAKER_TRAINING' as const };
    const serviceEnvironmentOrder = [{ order: 1, serviceEnvironment: 'training' }];
    await client.send(new CreateJobQueueCommand({ ...input, serviceEnvironmentOrder }));
    expect(await refusalOf({ jobQueue: 'new' })).toMatchObject({
      text: `Job Queue ${BATCH}:job-queue/new is not in VALID status`,
    });
  });

  it('is not for queues that are for containers, nor SubmitJob for those that are for service jobs', async () => {
    await begin();
    await client.send(
      new CreateComputeEnvironmentCommand({ computeEnvironmentName: 'own', type: 'UNMANAGED', serviceRole: 'batch' }),
    );
    aws.clock.advance('15s');
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'own' }];
    await client.send(new CreateJobQueueCommand({ jobQueueName: 'containers', priority: 1, computeEnvironmentOrder }));
    aws.clock.advance('5s');
    expect(await refusalOf({ jobQueue: 'containers' })).toEqual({
      name: 'ClientException',
      text: `Job Queue ${BATCH}:job-queue/containers is not of type SAGEMAKER_TRAINING`,
      isWrapped: false,
    });

    const resourceRequirements = [
      { type: 'VCPU' as const, value: '1' },
      { type: 'MEMORY' as const, value: '512' },
    ];
    await client.send(
      new RegisterJobDefinitionCommand({
        jobDefinitionName: 'sleep',
        type: 'container',
        containerProperties: { image: 'busybox', resourceRequirements },
      }),
    );
    const wrong = new SubmitJobCommand({ jobName: 'sleep', jobQueue: 'trainings', jobDefinition: 'sleep' });
    expect(await rejectionOf(client.send(wrong))).toEqual({
      name: 'ClientException',
      text: `Job Queue ${BATCH}:job-queue/trainings is of type SAGEMAKER_TRAINING, which takes service jobs only`,
      isWrapped: false,
    });
  });

  it('refuses shares of either kind where the queue has none', async () => {
    await begin();
    expect(await refusalOf({ shareIdentifier: 'a' })).toMatchObject({
      text: 'Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share scheduling policy.',
    });
    expect(await refusalOf({ quotaShareName: 'a' })).toMatchObject({
      text: 'Job with quotaShareName can only be submitted to job queue with quota share scheduling policy.',
    });
  });

  it('needs the identifier of a share where the queue goes by fair share', async () => {
    await begin({ policy: { fairsharePolicy: {} } });
    expect(await refusalOf({})).toMatchObject({ text: 'shareIdentifier must be specified.' });
    await expect(submit({ shareIdentifier: 'a' })).resolves.toBeDefined();
  });

  it.each(['sky blue', '', 'a*b', 'x'.repeat(300)])('refuses the share %j', async (shareIdentifier) => {
    await begin({ policy: { fairsharePolicy: {} } });
    expect(await refusalOf({ shareIdentifier })).toEqual({
      name: 'ClientException',
      text: 'ShareIdentifier name should match a valid pattern.',
      isWrapped: true,
    });
  });

  it('takes jobs of 500 shares at a time where the queue goes by fair share', async () => {
    await begin({ policy: { fairsharePolicy: {} } });
    for (let index = 0; index < 500; index++) await submit({ shareIdentifier: `share-${index}` });
    await expect(submit({ shareIdentifier: 'share-0' })).resolves.toBeDefined();
    expect(await refusalOf({ shareIdentifier: 'one-more' })).toMatchObject({
      text: 'A job queue cannot have more than 500 active share identifiers.',
    });
  });

  it('needs a quota share that takes jobs where the queue goes by them', async () => {
    await begin({ policy: QUOTA_SHARES });
    const quotaShareArn = await createShare('vision');
    expect(await refusalOf({})).toMatchObject({ text: 'quotaShareName must be specified.' });
    expect(await refusalOf({ quotaShareName: 'audio' })).toMatchObject({
      text: `${BATCH}:job-queue/trainings/quota-share/audio does not exist`,
    });
    await expect(submit({ quotaShareName: 'vision' })).resolves.toBeDefined();
    await client.send(new UpdateQuotaShareCommand({ quotaShareArn, state: 'DISABLED' }));
    expect(await refusalOf({ quotaShareName: 'vision' })).toMatchObject({
      text: `Quota share ${quotaShareArn} is not in ENABLED state`,
    });
  });

  it('makes jobs that end with their queue', async () => {
    await begin();
    const [running, waiting] = [await submitted({ serviceRequestPayload: payloadOf(4) }), await submitted()];
    aws.clock.advance('2m');
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', state: 'DISABLED' }));
    aws.clock.advance('5s');
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'trainings' }));
    expect(await describeJob(waiting)).toMatchObject({ status: 'FAILED', statusReason: 'JobQueue deleted' });
    aws.clock.advance('3m');
    expect(await describeJob(running)).toMatchObject({ status: 'FAILED', statusReason: 'JobQueue deleted' });
  });
});
