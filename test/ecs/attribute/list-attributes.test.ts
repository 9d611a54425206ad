import {
  ClusterNotFoundException,
  InvalidParameterException,
  ListAttributesCommand,
  PutAttributesCommand,
  paginateListAttributes,
  type Attribute,
  type ListAttributesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createAttributeWorld } from './attribute-world.js';

describe('ListAttributes', () => {
  const { aws, client, begin } = createAttributeWorld();
  let arns: string[] = [];
  const list = (input: Partial<ListAttributesCommandInput> = {}) =>
    client.send(new ListAttributesCommand({ targetType: 'container-instance', ...input }));
  const listAll = async (pageSize: number) => {
    const all: Attribute[] = [];
    const pages = paginateListAttributes({ client, pageSize }, { targetType: 'container-instance' });
    for await (const { attributes = [] } of pages) all.push(...attributes);
    return all;
  };

  beforeEach(() => {
    arns = begin(
      { attributes: [{ name: 'stack', value: 'prod' }] },
      { attributes: [{ name: 'stack', value: 'test' }, { name: 'gpu' }], status: 'DRAINING' },
      { attributes: [{ name: 'stack', value: 'prod' }], agentConnected: false },
      { cluster: 'other', attributes: [{ name: 'stack', value: 'prod' }] },
    );
  });
  afterAll(() => aws.restore());

  it('tells of each instance of the cluster that has the attribute', async () => {
    expect(await list({ attributeName: 'stack' })).toMatchObject({
      attributes: [
        { name: 'stack', value: 'prod', targetId: arns[0] },
        { name: 'stack', value: 'test', targetId: arns[1] },
        { name: 'stack', value: 'prod', targetId: arns[2] },
      ],
    });
    expect((await list({ attributeName: 'gpu' })).attributes).toEqual([{ name: 'gpu', targetId: arns[1] }]);
  });

  it('filters by value as well', async () => {
    const { attributes } = await list({ attributeName: 'stack', attributeValue: 'prod' });

    expect(attributes?.map(({ targetId }) => targetId)).toEqual([arns[0], arns[2]]);
    expect((await list({ attributeName: 'stack', attributeValue: 'none' })).attributes).toEqual([]);
  });

  it('shows built-in attributes, too', async () => {
    expect((await list({ attributeName: 'ecs.os-type', cluster: 'other' })).attributes).toEqual([
      { name: 'ecs.os-type', value: 'linux', targetId: arns[3] },
    ]);
  });

  it('leaves out instances that are gone', async () => {
    aws.ecs.simulate.instanceTermination(arns[0] ?? '');
    const { attributes } = await list({ attributeName: 'stack' });

    expect(attributes?.map(({ targetId }) => targetId)).toEqual([arns[1], arns[2]]);
  });

  it('pages through all attributes, each of each instance once', async () => {
    const all = await listAll(100);
    const expected = arns.slice(0, 3).reduce((sum, arn) => {
      return sum + (aws.state.ecs.containerInstances[arn]?.attributes.length ?? 0);
    }, 0);

    expect(all).toHaveLength(expected);
    expect(new Set(all.map(({ name, targetId }) => `${name} ${targetId}`)).size).toBe(expected);
    expect(await listAll(7)).toEqual(all);
  });

  it('goes on behind the last attribute when others come in between', async () => {
    const { nextToken } = await list({ attributeName: 'stack', maxResults: 1 });
    const names = ['a', 'z'].map((name) => ({ name, targetId: arns[0] }));
    await client.send(new PutAttributesCommand({ attributes: names }));

    const { attributes } = await list({ attributeName: 'stack', nextToken });

    expect(attributes?.map(({ targetId }) => targetId)).toEqual([arns[1], arns[2]]);
  });

  it.each<[string, Partial<ListAttributesCommandInput>, string]>([
    ['no type', { targetType: undefined }, 'targetType must be container-instance'],
    ['another type', { targetType: 'task' as never }, 'targetType must be container-instance'],
    [
      'a value without a name',
      { attributeValue: 'prod' },
      'attributeName can not be blank when attributeValue is specified.',
    ],
    ['a page of none', { maxResults: 0 }, 'maxResults should be between 1 and 100.'],
    ['a page of more than 100', { maxResults: 101 }, 'maxResults should be between 1 and 100.'],
    ['a token that it did not give', { nextToken: 'x' }, 'Invalid token'],
  ])('refuses %s', async (_, input, message) => {
    expect(await rejectionOf(list(input))).toEqual([InvalidParameterException, message]);
  });

  it('refuses an unknown cluster', async () => {
    expect(await rejectionOf(list({ cluster: 'none' }))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
  });
});
