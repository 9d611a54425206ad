import {
  ListServiceJobsCommand,
  paginateListServiceJobs,
  type ListServiceJobsCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceJobWorld, QUOTA_SHARES } from './service-job-world.js';

describe('ListServiceJobs', () => {
  const { aws, client, begin, createShare, submit, submitted } = createServiceJobWorld();
  const list = async (input: ListServiceJobsCommandInput = {}) =>
    client.send(new ListServiceJobsCommand({ jobQueue: 'trainings', ...input }));
  const namesOf = async (input: ListServiceJobsCommandInput = {}) =>
    (await list(input)).jobSummaryList?.map(({ jobName }) => jobName);
  const filter = (name: string, ...values: string[]) => ({ filters: [{ name, values }] });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows the jobs that are RUNNING', async () => {
    await begin();
    const jobId = await submitted();
    const createdAt = aws.clock.now().getTime();
    expect(await namesOf()).toEqual([]);
    aws.clock.advance('96s');
    const { jobSummaryList, $metadata: _, ...rest } = await list();
    expect(rest).toEqual({});
    expect(jobSummaryList).toEqual([
      {
        capacityUsage: [{ capacityUnit: 'ml.m5.large', quantity: 1 }],
        createdAt,
        jobArn: `${BATCH}:service-job/${jobId}`,
        jobId,
        jobName: 'train',
        latestAttempt: {
          serviceResourceId: { name: 'TrainingJobArn', value: expect.stringContaining('training-job/') as string },
        },
        scheduledAt: createdAt + 6_000,
        serviceJobType: 'SAGEMAKER_TRAINING',
        startedAt: createdAt + 96_000,
        status: 'RUNNING',
      },
    ]);
  });

  it('shows those of a status, newest first', async () => {
    await begin();
    for (const jobName of ['a', 'b']) {
      await submit({ jobName });
      aws.clock.advance('1s');
    }
    expect(await namesOf({ jobStatus: 'RUNNABLE' })).toEqual(['b', 'a']);
    expect(await namesOf({ jobStatus: 'SUCCEEDED' })).toEqual([]);
  });

  it('filters by name and by time, whatever the status', async () => {
    await begin();
    const first = aws.clock.now().getTime();
    for (const jobName of ['Train-1', 'train-2', 'other']) {
      await submit({ jobName });
      aws.clock.advance('1s');
    }
    expect(await namesOf({ ...filter('JOB_NAME', 'train-1'), jobStatus: 'SUCCEEDED' })).toEqual(['Train-1']);
    expect(await namesOf(filter('JOB_NAME', 'train*'))).toEqual(['train-2', 'Train-1']);
    expect(await namesOf(filter('JOB_NAME', 'other', 'Train-1'))).toEqual(['other', 'Train-1']);
    expect(await namesOf(filter('BEFORE_CREATED_AT', String(first + 1_000)))).toEqual(['Train-1']);
    expect(await namesOf(filter('AFTER_CREATED_AT', String(first)))).toEqual(['other', 'train-2']);
  });

  it('filters by quota share, together with a status or without', async () => {
    await begin({ policy: QUOTA_SHARES });
    for (const name of ['vision', 'audio']) await createShare(name);
    await submit({ jobName: 'a', quotaShareName: 'vision' });
    aws.clock.advance('6s');
    await submit({ jobName: 'b', quotaShareName: 'vision' });
    await submit({ jobName: 'c', quotaShareName: 'audio' });
    expect(await namesOf(filter('QUOTA_SHARE_NAME', 'vision'))).toEqual(['b', 'a']);
    expect(await namesOf({ ...filter('QUOTA_SHARE_NAME', 'vision'), jobStatus: 'SCHEDULED' })).toEqual(['a']);
    expect((await list(filter('QUOTA_SHARE_NAME', 'audio'))).jobSummaryList).toMatchObject([
      { quotaShareName: 'audio' },
    ]);
  });

  it('filters by share identifier, together with a status or without', async () => {
    await begin({
      policy: { fairsharePolicy: {} },
      capacityLimits: [{ maxCapacity: 4, capacityUnit: 'NUM_INSTANCES' }],
    });
    await submit({ jobName: 'a', shareIdentifier: 'red' });
    await submit({ jobName: 'b', shareIdentifier: 'blue' });
    expect(await namesOf(filter('SHARE_IDENTIFIER', 'red'))).toEqual(['a']);
    expect(await namesOf({ ...filter('SHARE_IDENTIFIER', 'red'), jobStatus: 'RUNNING' })).toEqual([]);
  });

  it('gives pages, with the SDK to walk through them', async () => {
    await begin();
    for (const jobName of ['a', 'b', 'c']) {
      await submit({ jobName });
      aws.clock.advance(1);
    }
    const pages: unknown[] = [];
    const input = { jobQueue: 'trainings', jobStatus: 'SUBMITTED' as const };
    for await (const page of paginateListServiceJobs({ client, pageSize: 2 }, input)) {
      pages.push(page.jobSummaryList?.map(({ jobName }) => jobName));
    }
    expect(pages).toEqual([['c', 'b'], ['a']]);
  });

  it.each<[string, ListServiceJobsCommandInput]>([
    ['jobQueue is required.', { jobQueue: undefined }],
    ['maxResults must be between 1 and 100.', { maxResults: 101 }],
    ['nextToken is not valid.', { nextToken: 'other' }],
    ['Only one filter can be used at a time.', { filters: [{ name: 'JOB_NAME' }, { name: 'JOB_NAME' }] }],
    ['JOB_DEFINITION is not a valid filter.', filter('JOB_DEFINITION', 'a')],
    ['Values of the filter JOB_NAME are required.', filter('JOB_NAME')],
    [
      'Values of the filter BEFORE_CREATED_AT must be milliseconds since the epoch.',
      filter('BEFORE_CREATED_AT', 'now'),
    ],
  ])('refuses what is wrong: %s', async (text, input) => {
    await begin();
    expect(await rejectionOf(list(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it('refuses a queue that does not exist', async () => {
    expect(await rejectionOf(list())).toMatchObject({ text: `${BATCH}:job-queue/trainings does not exist` });
  });
});
