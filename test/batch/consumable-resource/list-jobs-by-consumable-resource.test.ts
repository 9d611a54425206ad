import {
  ListJobsByConsumableResourceCommand,
  paginateListJobsByConsumableResource,
  type ListJobsByConsumableResourceCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH } from '../job/job-world.js';
import { rejectionOf } from '../rejection-of.js';
import { createConsumableWorld, LICENCE, needing, ON_FARGATE } from './consumable-world.js';

describe('ListJobsByConsumableResource', () => {
  const { aws, client, create, beginOnFargate, submitted, submit, register } = createConsumableWorld();
  const { clock } = aws;
  const list = (input: Partial<ListJobsByConsumableResourceCommandInput> = {}) =>
    client.send(new ListJobsByConsumableResourceCommand({ consumableResource: 'licence', ...input }));
  const namesOf = async (input?: Partial<ListJobsByConsumableResourceCommandInput>) =>
    (await list(input)).jobs?.map(({ jobName }) => jobName);

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('tells of each job what it needs and how far it is', async () => {
    await beginOnFargate();
    const { jobArn } = await submit(needing(2));
    clock.advance('1m');
    const { $metadata: _, ...reply } = await list({ consumableResource: LICENCE });

    expect(reply).toEqual({
      jobs: [
        {
          jobArn,
          jobQueueArn: `${BATCH}:job-queue/queue`,
          jobName: 'nightly',
          jobDefinitionArn: `${BATCH}:job-definition/sleep:1`,
          jobStatus: 'RUNNING',
          quantity: 2,
          startedAt: 1_704_067_261_000,
          createdAt: 1_704_067_225_000,
          consumableResourceProperties: { consumableResourceList: [{ consumableResource: 'licence', quantity: 2 }] },
        },
      ],
    });
  });

  it('lists the jobs that need it, newest first, whatever becomes of them', async () => {
    await beginOnFargate();
    await create({ consumableResourceName: 'other' });
    await submitted({ jobName: 'first', ...needing(1) });
    clock.runUntilIdle();
    await submitted({ jobName: 'second', ...needing(1) });
    await submitted({ jobName: 'free' });
    await submitted({ jobName: 'elsewhere', ...needing(1, 'other') });
    expect(await namesOf()).toEqual(['second', 'first']);
    expect((await list()).jobs?.map(({ jobStatus }) => jobStatus)).toEqual(['SUBMITTED', 'SUCCEEDED']);
  });

  it('lists an array as one job', async () => {
    await beginOnFargate();
    await submitted({ arrayProperties: { size: 3 }, ...needing(1) });
    clock.advance('10s');
    expect((await list()).jobs).toMatchObject([{ jobName: 'nightly', jobStatus: 'PENDING', quantity: 1 }]);
  });

  it('lists jobs by their definition', async () => {
    await beginOnFargate();
    await register({
      ...ON_FARGATE,
      jobDefinitionName: 'licensed',
      consumableResourceProperties: { consumableResourceList: [{ consumableResource: LICENCE, quantity: 2 }] },
    });
    await submitted({ jobDefinition: 'licensed' });
    expect((await list()).jobs).toMatchObject([{ quantity: 2 }]);
  });

  it('forgets jobs with their retention', async () => {
    await beginOnFargate();
    await submitted(needing(1));
    clock.runUntilIdle();
    clock.advance('8d');
    expect(await namesOf()).toEqual([]);
  });

  it.each([
    ['a status', [{ name: 'JOB_STATUS', values: ['RUNNABLE'] }], ['second']],
    ['one of several statuses', [{ name: 'JOB_STATUS', values: ['RUNNABLE', 'STARTING'] }], ['second', 'first']],
    ['a name in other letters', [{ name: 'JOB_NAME', values: ['FIRST'] }], ['first']],
    ['the beginning of names', [{ name: 'JOB_NAME', values: ['S*'] }], ['second']],
    [
      'a name and a status',
      [
        { name: 'JOB_NAME', values: ['first'] },
        { name: 'JOB_STATUS', values: ['RUNNABLE'] },
      ],
      [],
    ],
    ['the name of the resource', [{ name: 'CONSUMABLE_RESOURCE_NAME', values: ['lic*'] }], ['second', 'first']],
  ])('finds %s', async (_what, filters, names) => {
    await beginOnFargate();
    await submitted({ jobName: 'first', ...needing(2) });
    await submitted({ jobName: 'second', ...needing(2) });
    clock.advance('10s');
    expect(await namesOf({ filters })).toEqual(names);
  });

  it('gives pages to the paginator of the SDK', async () => {
    await beginOnFargate();
    for (const jobName of ['a', 'b', 'c']) await submitted({ jobName, ...needing(1) });
    const pages: (string | undefined)[][] = [];
    const paginator = paginateListJobsByConsumableResource({ client, pageSize: 2 }, { consumableResource: 'licence' });
    for await (const { jobs = [] } of paginator) pages.push(jobs.map(({ jobName }) => jobName));
    expect(pages).toEqual([['c', 'b'], ['a']]);
  });

  it.each<[string, Partial<ListJobsByConsumableResourceCommandInput>, string, boolean]>([
    ['no resource', { consumableResource: undefined }, 'consumableResource is required.', true],
    ['101 results', { maxResults: 101 }, 'maxResults must be between 1 and 100.', true],
    ['the token of another list', { nextToken: 'other' }, 'nextToken is not valid.', true],
    ['an unknown filter', { filters: [{ name: 'job_name', values: ['a'] }] }, 'job_name is not a valid filter.', true],
    [
      'a resource that does not exist',
      { consumableResource: 'other' },
      'arn:aws:batch:us-east-1:123456789012:consumable-resource/other does not exist',
      false,
    ],
  ])('refuses %s', async (_what, input, text, isWrapped) => {
    await create();
    expect(await rejectionOf(list(input))).toEqual({ name: 'ClientException', text, isWrapped });
  });
});
