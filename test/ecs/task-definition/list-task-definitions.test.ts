import {
  DeleteTaskDefinitionsCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
  paginateListTaskDefinitions,
  type ListTaskDefinitionsCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld } from './definition-world.js';

const { aws, client } = createDefinitionWorld();

beforeEach(() => {
  aws.reset();
  aws.ecs.seed({
    taskDefinitions: [
      'web',
      'api',
      ...Array.from({ length: 9 }, () => 'web'),
      'web-admin',
      { family: 'web', status: 'INACTIVE' },
      { family: 'old', status: 'INACTIVE' },
    ],
  });
});
afterAll(() => aws.restore());

/** The ARNs after `task-definition/`. */
const list = async (input: ListTaskDefinitionsCommandInput = {}) => {
  const { taskDefinitionArns = [], nextToken } = await client.send(new ListTaskDefinitionsCommand(input));
  return { names: taskDefinitionArns.map((arn) => arn.slice(arn.indexOf('/') + 1)), nextToken };
};

const WEB = ['web:1', 'web:2', 'web:3', 'web:4', 'web:5', 'web:6', 'web:7', 'web:8', 'web:9', 'web:10'];

describe('ListTaskDefinitions', () => {
  it('lists ACTIVE revisions by family and number', async () => {
    expect(await list()).toEqual({ names: ['api:1', ...WEB, 'web-admin:1'], nextToken: undefined });
  });

  it('shows ARNs', async () => {
    const { taskDefinitionArns } = await client.send(new ListTaskDefinitionsCommand({ familyPrefix: 'api' }));

    expect(taskDefinitionArns).toEqual(['arn:aws:ecs:us-east-1:123456789012:task-definition/api:1']);
  });

  it('lists them in reverse', async () => {
    expect((await list({ sort: 'DESC' })).names).toEqual(['web-admin:1', ...WEB.toReversed(), 'api:1']);
  });

  it('takes a family prefix for the name of a family', async () => {
    expect((await list({ familyPrefix: 'web' })).names).toEqual(WEB);
    expect((await list({ familyPrefix: 'we' })).names).toEqual([]);
  });

  it('lists by status', async () => {
    await client.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['old:1'] }));

    expect((await list({ status: 'INACTIVE' })).names).toEqual(['web:11']);
    expect((await list({ status: 'DELETE_IN_PROGRESS' })).names).toEqual(['old:1']);
  });

  it.each(['ASC', 'DESC'] as const)('gives pages in order: %s', async (sort) => {
    const first = await list({ familyPrefix: 'web', sort, maxResults: 4 });
    const second = await list({ familyPrefix: 'web', sort, maxResults: 4, nextToken: first.nextToken });
    const third = await list({ familyPrefix: 'web', sort, maxResults: 4, nextToken: second.nextToken });

    expect([first, second, third].map(({ names }) => names.length)).toEqual([4, 4, 2]);
    expect([...first.names, ...second.names, ...third.names]).toEqual(sort === 'ASC' ? WEB : WEB.toReversed());
    expect(third.nextToken).toBeUndefined();
  });

  it('works with the paginator of the SDK', async () => {
    const pages: number[] = [];
    for await (const page of paginateListTaskDefinitions({ client, pageSize: 5 }, {})) {
      pages.push(page.taskDefinitionArns?.length ?? 0);
    }

    expect(pages).toEqual([5, 5, 2]);
  });

  it('gives a hundred unless fewer are wanted', async () => {
    aws.ecs.seed({ taskDefinitions: Array.from({ length: 101 }, () => 'many') });
    const { names, nextToken } = await list({ familyPrefix: 'many' });

    expect(names).toHaveLength(100);
    expect((await list({ familyPrefix: 'many', nextToken })).names).toEqual(['many:101']);
  });

  it.each([
    [{ maxResults: 0 }, 'InvalidParameterException: maxResults should be between 1 and 100.'],
    [{ maxResults: 101 }, 'InvalidParameterException: maxResults should be between 1 and 100.'],
    [{ nextToken: 'made-up' }, 'InvalidParameterException: Invalid token'],
  ])('refuses %o', async (input, message) => {
    expect(await list(input).catch(String)).toBe(message);
  });

  it('lists the definitions of its own Region', async () => {
    const tokyo = new ECSClient({ region: 'ap-northeast-1' });

    expect((await tokyo.send(new ListTaskDefinitionsCommand())).taskDefinitionArns).toEqual([]);
  });
});
