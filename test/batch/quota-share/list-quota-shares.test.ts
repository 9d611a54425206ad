import {
  ListQuotaSharesCommand,
  paginateListQuotaShares,
  type ListQuotaSharesCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceJobWorld, QUOTA_SHARES } from '../service-job/service-job-world.js';

describe('ListQuotaShares', () => {
  const { aws, client, begin, createShare } = createServiceJobWorld();
  const list = async (input: Partial<ListQuotaSharesCommandInput> = {}) =>
    client.send(new ListQuotaSharesCommand({ jobQueue: 'trainings', ...input }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows the shares of a queue, without their tags, in the order of their creation', async () => {
    await begin({ policy: QUOTA_SHARES });
    for (const name of ['vision', 'audio']) await createShare(name, { tags: { team: name } });
    const { $metadata: _, ...reply } = await list();
    expect(reply).toEqual({
      quotaShares: ['vision', 'audio'].map((quotaShareName) => ({
        quotaShareName,
        quotaShareArn: `${BATCH}:job-queue/trainings/quota-share/${quotaShareName}`,
        jobQueueArn: `${BATCH}:job-queue/trainings`,
        capacityLimits: [{ maxCapacity: 2, capacityUnit: 'ml.m5.large' }],
        resourceSharingConfiguration: { strategy: 'RESERVE' },
        preemptionConfiguration: { inSharePreemption: 'DISABLED' },
        state: 'ENABLED',
        status: 'VALID',
      })),
    });
  });

  it('answers with an empty list for a queue that has none', async () => {
    await begin();
    expect((await list()).quotaShares).toEqual([]);
  });

  it('gives pages, with the SDK to walk through them', async () => {
    await begin({ policy: QUOTA_SHARES });
    for (const name of ['a', 'b', 'c']) await createShare(name);
    const pages: unknown[] = [];
    for await (const page of paginateListQuotaShares({ client, pageSize: 2 }, { jobQueue: 'trainings' })) {
      pages.push(page.quotaShares?.map(({ quotaShareName }) => quotaShareName));
    }
    expect(pages).toEqual([['a', 'b'], ['c']]);
  });

  it.each<[string, Partial<ListQuotaSharesCommandInput>]>([
    ['jobQueue is required.', { jobQueue: undefined }],
    ['maxResults must be between 1 and 100.', { maxResults: 0 }],
    ['nextToken is not valid.', { nextToken: 'other' }],
  ])('refuses what is wrong: %s', async (text, input) => {
    await begin();
    expect(await rejectionOf(list(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it('refuses a queue that does not exist', async () => {
    expect(await rejectionOf(list())).toMatchObject({ text: `${BATCH}:job-queue/trainings does not exist` });
  });
});
