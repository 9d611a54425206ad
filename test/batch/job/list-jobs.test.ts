import { BatchClient, ListJobsCommand, paginateListJobs, type ListJobsCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, RESOURCES, createJobWorld } from './job-world.js';

const UNKNOWN = '11111111-1111-4111-8111-111111111111';
const SUBMITTED_AT = 1_704_067_220_000;

describe('ListJobs', () => {
  const { aws, client, begin, prepareQueue, register, submitted } = createJobWorld();

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const list = async (input: ListJobsCommandInput, by = client) => by.send(new ListJobsCommand(input));
  const idsOf = async (input: ListJobsCommandInput) => (await list(input)).jobSummaryList?.map(({ jobId }) => jobId);
  const namesOf = async (input: ListJobsCommandInput, by = client) =>
    (await list(input, by)).jobSummaryList?.map(({ jobName }) => jobName);
  const submitNamed = async (...names: string[]) => {
    for (const jobName of names) {
      await submitted({ jobName });
      aws.clock.advance(1);
    }
  };

  it('shows jobs that are RUNNING, unless a status is named', async () => {
    const jobId = await submitted();
    expect(await idsOf({ jobQueue: 'queue' })).toEqual([]);
    aws.clock.advance('170s');
    const { $metadata, ...reply } = await list({ jobQueue: 'queue' });
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({
      jobSummaryList: [
        {
          jobArn: `${BATCH}:job/${jobId}`,
          jobId,
          jobName: 'nightly',
          createdAt: SUBMITTED_AT,
          status: 'RUNNING',
          startedAt: SUBMITTED_AT + 170_000,
          jobDefinition: `${BATCH}:job-definition/sleep:1`,
        },
      ],
    });
    aws.clock.runUntilIdle();
    expect(await idsOf({ jobQueue: 'queue' })).toEqual([]);
  });

  it('shows how a job has ended', async () => {
    aws.batch.onJob({ jobName: 'nightly' }, { exitCode: 3, reason: 'Error: disk full' });
    const jobId = await submitted();
    aws.clock.runUntilIdle();
    expect((await list({ jobQueue: 'queue', jobStatus: 'FAILED' })).jobSummaryList).toEqual([
      {
        jobArn: `${BATCH}:job/${jobId}`,
        jobId,
        jobName: 'nightly',
        createdAt: SUBMITTED_AT,
        status: 'FAILED',
        statusReason: 'Essential container in task exited',
        startedAt: SUBMITTED_AT + 170_000,
        stoppedAt: SUBMITTED_AT + 230_000,
        container: { exitCode: 3, reason: 'Error: disk full' },
        jobDefinition: `${BATCH}:job-definition/sleep:1`,
      },
    ]);
  });

  it('shows a job under its status alone', async () => {
    const first = await submitted({ jobName: 'first' });
    const statuses = ['SUBMITTED', 'PENDING', 'RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const;
    const look = async () => {
      const found: Record<string, unknown> = {};
      for (const jobStatus of statuses) {
        const names = await namesOf({ jobQueue: 'queue', jobStatus });
        if (names?.length) found[jobStatus] = names;
      }
      return found;
    };
    await submitted({ jobName: 'second', dependsOn: [{ jobId: first }] });
    expect(await look()).toEqual({ SUBMITTED: ['second', 'first'] });
    aws.clock.advance('1s');
    expect(await look()).toEqual({ RUNNABLE: ['first'], PENDING: ['second'] });
    aws.clock.advance('159s');
    expect(await look()).toEqual({ STARTING: ['first'], PENDING: ['second'] });
    aws.clock.advance('10s');
    expect(await look()).toEqual({ RUNNING: ['first'], PENDING: ['second'] });
    aws.clock.runUntilIdle();
    expect(await look()).toEqual({ SUCCEEDED: ['second', 'first'] });
  });

  it('shows the newest first, of one queue by name or ARN', async () => {
    await prepareQueue({ name: 'other' });
    await submitNamed('a', 'c', 'b');
    await submitted({ jobName: 'd', jobQueue: 'other' });
    for (const jobQueue of ['queue', `${BATCH}:job-queue/queue`]) {
      expect(await namesOf({ jobQueue, jobStatus: 'SUBMITTED' })).toEqual(['b', 'c', 'a']);
    }
    expect(await namesOf({ jobQueue: 'other', jobStatus: 'SUBMITTED' })).toEqual(['d']);
  });

  it('gives pages', async () => {
    await submitNamed(...Array.from({ length: 25 }, (_, index) => `job-${index}`));
    const pages: (string | undefined)[][] = [];
    const input = { jobQueue: 'queue', jobStatus: 'SUBMITTED' as const };
    for await (const page of paginateListJobs({ client, pageSize: 10 }, { ...input })) {
      pages.push((page.jobSummaryList ?? []).map(({ jobName }) => jobName));
    }
    const newestFirst = Array.from({ length: 25 }, (_, index) => `job-${24 - index}`);
    expect(pages).toEqual([newestFirst.slice(0, 10), newestFirst.slice(10, 20), newestFirst.slice(20)]);

    const first = await list({ ...input, maxResults: 10 });
    await submitNamed('newer');
    const second = await list({ ...input, maxResults: 10, nextToken: first.nextToken });
    expect(second.jobSummaryList?.map(({ jobName }) => jobName)).toEqual(newestFirst.slice(10, 20));
  });

  it('gives pages of what a filter lets through', async () => {
    await submitNamed('a1', 'b1', 'a2', 'b2', 'a3');
    const input = { jobQueue: 'queue', filters: [{ name: 'JOB_NAME', values: ['a*'] }], maxResults: 2 };
    const first = await list(input);
    expect(first.jobSummaryList?.map(({ jobName }) => jobName)).toEqual(['a3', 'a2']);
    const { nextToken } = first;
    const last = await list({ ...input, nextToken });
    expect(last.jobSummaryList?.map(({ jobName }) => jobName)).toEqual(['a1']);
    expect(last).not.toHaveProperty('nextToken');
  });

  it.each<[string, string[], string[]]>([
    ['JOB_NAME', ['test1'], ['Test1']],
    ['JOB_NAME', ['te*'], ['Tent', 'Test2', 'Test1']],
    ['JOB_NAME', ['*'], ['other', 'Tent', 'Test2', 'Test1']],
    ['JOB_NAME', ['tes'], []],
    ['JOB_NAME', ['TEST1', 'other'], ['other', 'Test1']],
    ['JOB_DEFINITION', ['sleep'], ['Tent', 'Test2', 'Test1']],
    ['JOB_DEFINITION', ['Sleep'], []],
    ['JOB_DEFINITION', ['s*'], ['Tent', 'Test2', 'Test1']],
    ['JOB_DEFINITION', ['sleep', 'walk'], ['other', 'Tent', 'Test2', 'Test1']],
    ['JOB_DEFINITION', [`${BATCH}:job-definition/sleep:2`], ['Tent']],
    ['JOB_DEFINITION', [`${BATCH}:job-definition/sleep*`], []],
    ['BEFORE_CREATED_AT', [String(SUBMITTED_AT + 10)], ['Test1']],
    ['AFTER_CREATED_AT', [String(SUBMITTED_AT + 10)], ['other', 'Tent']],
    ['SHARE_IDENTIFIER', ['blue'], []],
  ])('filters by %s %j', async (name, values, names) => {
    await submitted({ jobName: 'Test1' });
    aws.clock.advance(10);
    await submitted({ jobName: 'Test2' });
    await register();
    aws.clock.advance(10);
    await submitted({ jobName: 'Tent' });
    await register({ jobDefinitionName: 'walk' });
    await submitted({ jobName: 'other', jobDefinition: 'walk' });
    expect(await namesOf({ jobQueue: 'queue', filters: [{ name, values }] })).toEqual(names);
  });

  it('shows what a filter lets through in any status, whatever status is named', async () => {
    await submitNamed('Test1');
    aws.clock.runUntilIdle();
    await submitNamed('Test2');
    const filters = [{ name: 'JOB_NAME', values: ['te*'] }];
    expect(await namesOf({ jobQueue: 'queue', filters })).toEqual(['Test2', 'Test1']);
    expect(await namesOf({ jobQueue: 'queue', filters, jobStatus: 'FAILED' })).toEqual(['Test2', 'Test1']);
  });

  it('shows children of an array by the id of their parent alone', async () => {
    const jobId = await submitted({ arrayProperties: { size: 3 } });
    aws.clock.advance('1s');
    expect(await idsOf({ jobQueue: 'queue', jobStatus: 'RUNNABLE' })).toEqual([]);
    const summaryOf = (counts: object) => ({
      SUBMITTED: 0,
      PENDING: 0,
      RUNNABLE: 0,
      STARTING: 0,
      RUNNING: 0,
      SUCCEEDED: 0,
      FAILED: 0,
      ...counts,
    });
    expect((await list({ jobQueue: 'queue', jobStatus: 'PENDING' })).jobSummaryList).toMatchObject([
      { jobId, arrayProperties: { size: 3, statusSummary: summaryOf({ RUNNABLE: 3 }) } },
    ]);

    aws.clock.advance('169s');
    const children = (await list({ arrayJobId: jobId })).jobSummaryList;
    expect(children).toMatchObject([
      { jobId: `${jobId}:0`, status: 'RUNNING', arrayProperties: { index: 0 } },
      { jobId: `${jobId}:1`, status: 'RUNNING', arrayProperties: { index: 1 } },
      { jobId: `${jobId}:2`, status: 'RUNNING', arrayProperties: { index: 2 } },
    ]);
    expect(children?.[0]?.arrayProperties).toEqual({ index: 0 });
    expect(await idsOf({ arrayJobId: jobId, jobStatus: 'FAILED' })).toEqual([]);
    expect(await idsOf({ multiNodeJobId: jobId })).toEqual([]);
  });

  it('has no filters for children', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    aws.clock.advance('1s');
    const filters = [{ name: 'JOB_NAME', values: ['other'] }];
    expect(await idsOf({ arrayJobId: jobId, filters })).toEqual([]);
    expect(await idsOf({ arrayJobId: jobId, filters, jobStatus: 'RUNNABLE' })).toEqual([`${jobId}:0`, `${jobId}:1`]);
  });

  it('shows nodes by the id of their parent alone', async () => {
    const container = { image: 'busybox', resourceRequirements: RESOURCES };
    const nodeRangeProperties = [{ targetNodes: '0:', container }];
    await register({ jobDefinitionName: 'nodes', nodeProperties: { numNodes: 2, mainNode: 1, nodeRangeProperties } });
    const jobId = await submitted({ jobDefinition: 'nodes' });
    aws.clock.runUntilIdle();
    const jobStatus = 'SUCCEEDED';
    const [parent, ...others] = (await list({ jobQueue: 'queue', jobStatus })).jobSummaryList ?? [];
    expect(others).toEqual([]);
    expect(parent).toMatchObject({ jobId, nodeProperties: { numNodes: 2 }, container: { exitCode: 0 } });
    const nodes = (await list({ multiNodeJobId: jobId, jobStatus })).jobSummaryList;
    expect(nodes?.map(({ jobId: id, nodeProperties }) => [id, nodeProperties])).toEqual([
      [`${jobId}#0`, { isMainNode: false, nodeIndex: 0 }],
      [`${jobId}#1`, { isMainNode: true, nodeIndex: 1 }],
    ]);
    expect(await idsOf({ arrayJobId: jobId, jobStatus })).toEqual([]);
  });

  it('lists no parts of a job that has none', async () => {
    const jobId = await submitted();
    expect(await idsOf({ arrayJobId: jobId })).toEqual([]);
    expect(await idsOf({ multiNodeJobId: jobId })).toEqual([]);
  });

  it('gives up to 100 jobs a page with a filter, and up to 1,000 without', async () => {
    for (let index = 0; index < 101; index++) await submitted({ jobName: `job-${index}` });
    const filters = [{ name: 'JOB_NAME', values: ['*'] }];
    const filtered = await list({ jobQueue: 'queue', filters });
    expect(filtered.jobSummaryList).toHaveLength(100);
    expect(filtered.nextToken).toEqual(expect.any(String));
    const all = await list({ jobQueue: 'queue', jobStatus: 'SUBMITTED' });
    expect(all.jobSummaryList).toHaveLength(101);
    expect(all).not.toHaveProperty('nextToken');
  });

  it('keeps the Regions apart', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await rejectionOf(list({ jobQueue: 'queue' }, abroad))).toMatchObject({ isWrapped: false });
    expect(await rejectionOf(list({ arrayJobId: jobId }, abroad))).toMatchObject({ isWrapped: false });
    await begin({ by: abroad });
    expect(await namesOf({ jobQueue: 'queue', jobStatus: 'PENDING' }, abroad)).toEqual([]);
  });

  const ONE = 'Exactly one of jobQueue, arrayJobId and multiNodeJobId must be specified.';
  it.each<[string, ListJobsCommandInput, string]>([
    ['nothing to look for', {}, ONE],
    ['a queue and an array', { jobQueue: 'queue', arrayJobId: UNKNOWN }, ONE],
    ['an array and nodes', { arrayJobId: UNKNOWN, multiNodeJobId: UNKNOWN }, ONE],
    ['a page of none', { jobQueue: 'queue', maxResults: 0 }, 'maxResults must be between 1 and 1000.'],
    ['a page of 1,001', { jobQueue: 'queue', maxResults: 1_001 }, 'maxResults must be between 1 and 1000.'],
    [
      'a page of 101 with a filter',
      { jobQueue: 'queue', maxResults: 101, filters: [{ name: 'JOB_NAME', values: ['*'] }] },
      'maxResults must be between 1 and 100.',
    ],
    ['a token that is not its own', { jobQueue: 'queue', nextToken: 'abc' }, 'nextToken is not valid.'],
    [
      'two filters',
      {
        jobQueue: 'queue',
        filters: [
          { name: 'JOB_NAME', values: ['a'] },
          { name: 'JOB_DEFINITION', values: ['b'] },
        ],
      },
      'Only one filter can be used at a time.',
    ],
    [
      'a filter in lower case',
      { jobQueue: 'queue', filters: [{ name: 'job_name', values: ['a'] }] },
      'job_name is not a valid filter.',
    ],
    [
      'a filter without values',
      { jobQueue: 'queue', filters: [{ name: 'JOB_NAME' }] },
      'Values of the filter JOB_NAME are required.',
    ],
    [
      'a date that is no number',
      { jobQueue: 'queue', filters: [{ name: 'AFTER_CREATED_AT', values: ['2024-01-01'] }] },
      'Values of the filter AFTER_CREATED_AT must be milliseconds since the epoch.',
    ],
  ])('refuses %s', async (_what, input, text) => {
    expect(await rejectionOf(list(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it.each<[ListJobsCommandInput, string]>([
    [{ jobQueue: 'nope' }, `${BATCH}:job-queue/nope does not exist`],
    [{ arrayJobId: UNKNOWN }, `Job ${UNKNOWN} does not exist`],
    [{ multiNodeJobId: UNKNOWN }, `Job ${UNKNOWN} does not exist`],
  ])('does not find %j', async (input, text) => {
    expect(await rejectionOf(list(input))).toEqual({ name: 'ClientException', text, isWrapped: false });
  });
});
