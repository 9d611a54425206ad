import { DescribeContainerInstancesCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from './instance-world.js';

describe('DescribeContainerInstances', () => {
  const { aws, client, describe: describeInstance } = createInstanceWorld();

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('counts tasks, and what they leave', async () => {
    const { containerInstanceArns } = aws.ecs.seed({
      containerInstances: [{ instanceType: 'm5.large' }],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ cpu: 256, memory: 512 }] }],
    });
    const [arn] = containerInstanceArns;
    await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    expect(await describeInstance(arn)).toMatchObject({ runningTasksCount: 0, pendingTasksCount: 1 });
    aws.clock.advance('1m');

    const { runningTasksCount, pendingTasksCount, remainingResources = [], version } = await describeInstance(arn);

    expect([runningTasksCount, pendingTasksCount, version]).toEqual([1, 0, 2]);
    expect(remainingResources.slice(0, 2).map(({ integerValue }) => integerValue)).toEqual([2048 - 256, 7782 - 512]);
  });

  it('shows tags and health only when asked', async () => {
    const tags = [{ key: 'team', value: 'a' }];
    const { containerInstanceArns } = aws.ecs.seed({ containerInstances: [{ tags }] });
    const [arn] = containerInstanceArns;

    expect(await describeInstance(arn)).toMatchObject({ tags: [] });
    expect(await describeInstance(arn)).not.toHaveProperty('healthStatus');
    expect(await describeInstance(arn, ['TAGS', 'CONTAINER_INSTANCE_HEALTH'])).toMatchObject({
      tags,
      healthStatus: { overallStatus: 'OK', details: [{ type: 'CONTAINER_RUNTIME', status: 'OK' }] },
    });
  });

  it('tells instances that it does not know as failures', async () => {
    aws.ecs.seed({ clusters: ['default'] });
    const id = '0'.repeat(32);

    expect(await client.send(new DescribeContainerInstancesCommand({ containerInstances: [id] }))).toMatchObject({
      containerInstances: [],
      failures: [{ arn: `arn:aws:ecs:us-east-1:123456789012:container-instance/default/${id}`, reason: 'MISSING' }],
    });
  });

  it.each([
    ['none', [], 'ClientException', 'Container Instances cannot be empty.'],
    [
      'more than 100',
      Array.from({ length: 101 }, () => '0'.repeat(32)),
      'InvalidParameterException',
      'Container Instances cannot have more than 100 elements.',
    ],
    ['a bad id', ['x'], 'InvalidParameterException', 'containerInstanceId length should be one of [32,36]'],
  ])('refuses %s', async (_, containerInstances, name, message) => {
    aws.ecs.seed({ clusters: ['default'] });

    await expect(client.send(new DescribeContainerInstancesCommand({ containerInstances }))).rejects.toMatchObject({
      name,
      message,
    });
  });
});
