import {
  DeleteTaskDefinitionsCommand,
  ECSClient,
  ListTaskDefinitionFamiliesCommand,
  paginateListTaskDefinitionFamilies,
  type ListTaskDefinitionFamiliesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld } from './definition-world.js';

const { aws, client } = createDefinitionWorld();

beforeEach(() => {
  aws.reset();
  aws.ecs.seed({
    taskDefinitions: [
      'web',
      { family: 'web', status: 'INACTIVE' },
      'api',
      'web-admin',
      { family: 'old', status: 'INACTIVE' },
      { family: 'worker', status: 'INACTIVE' },
    ],
  });
});
afterAll(() => aws.restore());

const list = async (input: ListTaskDefinitionFamiliesCommandInput = {}) => {
  const output = await client.send(new ListTaskDefinitionFamiliesCommand(input));
  return output.families;
};

describe('ListTaskDefinitionFamilies', () => {
  it('lists families by name, ACTIVE and INACTIVE ones', async () => {
    expect(await list()).toEqual(['api', 'old', 'web', 'web-admin', 'worker']);
    expect(await list({ status: 'ALL' })).toEqual(['api', 'old', 'web', 'web-admin', 'worker']);
  });

  it('counts a family as ACTIVE that has an ACTIVE revision', async () => {
    expect(await list({ status: 'ACTIVE' })).toEqual(['api', 'web', 'web-admin']);
    expect(await list({ status: 'INACTIVE' })).toEqual(['old', 'worker']);
  });

  it('lists families that begin with a prefix', async () => {
    expect(await list({ familyPrefix: 'w' })).toEqual(['web', 'web-admin', 'worker']);
    expect(await list({ familyPrefix: 'web' })).toEqual(['web', 'web-admin']);
    expect(await list({ familyPrefix: 'web', status: 'INACTIVE' })).toEqual([]);
  });

  it('forgets a family when its last revision has disappeared', async () => {
    await client.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['old:1'] }));
    expect(await list({ status: 'INACTIVE' })).toEqual(['old', 'worker']);
    aws.clock.advance('60s');

    expect(await list({ status: 'INACTIVE' })).toEqual(['worker']);
  });

  it('gives pages, also of what a filter leaves', async () => {
    const pages: (string[] | undefined)[] = [];
    const filter = { familyPrefix: 'w', status: 'ALL' } as const;
    for await (const page of paginateListTaskDefinitionFamilies({ client, pageSize: 2 }, filter)) {
      pages.push(page.families);
    }

    expect(pages).toEqual([['web', 'web-admin'], ['worker']]);
  });

  it.each([
    [{ maxResults: 101 }, 'InvalidParameterException: maxResults should be between 1 and 100.'],
    [{ nextToken: 'made-up' }, 'InvalidParameterException: Invalid token'],
  ])('refuses %o', async (input, message) => {
    expect(await list(input).catch(String)).toBe(message);
  });

  it('lists the families of its own Region', async () => {
    const tokyo = new ECSClient({ region: 'ap-northeast-1' });

    expect((await tokyo.send(new ListTaskDefinitionFamiliesCommand())).families).toEqual([]);
  });
});
