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

  it('gives each caller a reply of its own, all the way down, and without what has no value', async () => {
    const { taskArn = '' } = await runTask({
      tags: [{ key: 'run', value: '7' }],
      overrides: {
        cpu: '512',
        memory: '1024',
        ephemeralStorage: { sizeInGiB: 30 },
        containerOverrides: [{ name: 'app', command: ['serve'], environment: [{ name: 'STAGE', value: 'test' }] }],
      },
    });
    clock.advance('18s');
    const describeTasks = () => client.send(new DescribeTasksCommand({ tasks: [taskArn], include: ['TAGS'] }));

    const [first, second] = [await describeTasks(), await describeTasks()];

    expect(second.tasks).toStrictEqual(first.tasks);
    const parts = partsOf(first.tasks);
    expect(parts.filter((part) => Object.isFrozen(part))).toEqual([]);
    expect(partsOf(second.tasks).filter((part) => parts.includes(part))).toEqual([]);
    expect(parts.flatMap((part): unknown[] => Object.values(part))).not.toContain(undefined);
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

/** The value, and all objects in it. */
function partsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
}
