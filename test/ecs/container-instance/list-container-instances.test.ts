import { ListContainerInstancesCommand, type ListContainerInstancesCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from './instance-world.js';

describe('ListContainerInstances', () => {
  const { aws, client } = createInstanceWorld();
  const list = async (input: ListContainerInstancesCommandInput = {}) =>
    (await client.send(new ListContainerInstancesCommand(input))).containerInstanceArns;
  let arns: string[] = [];

  beforeEach(() => {
    aws.reset();
    arns = aws.ecs.seed({
      containerInstances: [
        { instanceType: 'm5.large', availabilityZone: 'us-east-1a', attributes: [{ name: 'stack', value: 'prod' }] },
        { instanceType: 'c5.large', availabilityZone: 'us-east-1b', status: 'DRAINING' },
        { instanceType: 't3.micro', availabilityZone: 'us-east-1a', agentConnected: false },
      ],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] }],
      tasks: [{ taskDefinition: 'app', group: 'databases' }],
    }).containerInstanceArns;
  });
  afterAll(() => aws.restore());

  it('lists all but those that are deregistered, in the order of registration', async () => {
    aws.ecs.simulate.instanceTermination(arns[1] ?? '');

    expect(await list()).toEqual([arns[0], arns[2]]);
  });

  it('filters by status', async () => {
    expect(await list({ status: 'DRAINING' })).toEqual([arns[1]]);
    expect(await list({ status: 'ACTIVE' })).toEqual([arns[0], arns[2]]);
  });

  it.each<[string, number[]]>([
    ['attribute:ecs.instance-type == m5.large', [0]],
    ['attribute:ecs.availability-zone == us-east-1a and agentConnected == true', [0]],
    ['attribute:stack exists', [0]],
    ["attribute:ecs.instance-type =~ '(c5|t3).*'", [1, 2]],
    ['not (attribute:ecs.availability-zone in [us-east-1a])', [1]],
    ['task:group == databases', [0]],
    ['runningTasksCount == 0', [1, 2]],
  ])('filters by %s', async (filter, indexes) => {
    expect(await list({ filter })).toEqual(indexes.map((index) => arns[index]));
  });

  it('pages', async () => {
    const first = await client.send(new ListContainerInstancesCommand({ maxResults: 2 }));
    expect(first.containerInstanceArns).toEqual(arns.slice(0, 2));

    expect(await list({ nextToken: first.nextToken })).toEqual(arns.slice(2));
  });

  it.each<[string, ListContainerInstancesCommandInput, string]>([
    ['a filter that is no expression', { filter: 'attribute:stack ==' }, 'InvalidParameterException'],
    ['a token that it did not give', { nextToken: 'x' }, 'InvalidParameterException'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException'],
  ])('refuses %s', async (_, input, name) => {
    await expect(list(input)).rejects.toMatchObject({ name });
  });
});
