import { DescribeTasksCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFargateWorld } from './fargate-world.js';

describe('DescribeTasks', () => {
  const { aws, client, begin, runTask } = createFargateWorld();
  const { clock } = aws;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('gives the tasks in the order of the request, by ARN or id, with times as dates', async () => {
    const { taskArn: first = '' } = await runTask();
    const { taskArn: second = '' } = await runTask();
    clock.advance('18s');

    const { tasks = [], failures } = await client.send(new DescribeTasksCommand({ tasks: [second, first.slice(-32)] }));

    expect(tasks.map(({ taskArn }) => taskArn)).toEqual([second, first]);
    expect(tasks[0]).toMatchObject({
      lastStatus: 'RUNNING',
      createdAt: new Date('2024-01-01T00:00:00Z'),
      connectivityAt: new Date('2024-01-01T00:00:05Z'),
      pullStartedAt: new Date('2024-01-01T00:00:08Z'),
      pullStoppedAt: new Date('2024-01-01T00:00:16Z'),
      startedAt: new Date('2024-01-01T00:00:18Z'),
    });
    expect(failures).toEqual([]);
  });

  it('tells tasks that it does not know as failures', async () => {
    const id = '0'.repeat(32);

    expect(await client.send(new DescribeTasksCommand({ tasks: [id] }))).toMatchObject({
      tasks: [],
      failures: [{ arn: `arn:aws:ecs:us-east-1:123456789012:task/default/${id}`, reason: 'MISSING' }],
    });
  });

  it('shows tags only when asked', async () => {
    const tags = [{ key: 'run', value: '7' }];
    const { taskArn = '' } = await runTask({ tags });
    const describeTags = async (include?: 'TAGS'[]) => {
      const output = await client.send(new DescribeTasksCommand({ tasks: [taskArn], include }));
      return output.tasks?.[0]?.tags;
    };

    expect(await describeTags()).toEqual([]);
    expect(await describeTags(['TAGS'])).toEqual(tags);
  });

  it.each([
    ['no tasks', [], 'Tasks cannot be empty.'],
    ['more than 100', Array.from({ length: 101 }, () => '0'.repeat(32)), 'Tasks cannot have more than 100 elements.'],
  ])('refuses %s', async (_, tasks, message) => {
    await expect(client.send(new DescribeTasksCommand({ tasks }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  });

  it('refuses an unknown cluster', async () => {
    await expect(
      client.send(new DescribeTasksCommand({ cluster: 'none', tasks: ['0'.repeat(32)] })),
    ).rejects.toMatchObject({ name: 'ClusterNotFoundException', message: 'Cluster not found.' });
  });
});
