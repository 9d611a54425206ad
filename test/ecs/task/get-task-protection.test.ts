import { GetTaskProtectionCommand, RunTaskCommand, UpdateTaskProtectionCommand } from '@aws-sdk/client-ecs';
import type { GetTaskProtectionCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service/service-world.js';
import { FARGATE_NETWORK } from './fargate-world.js';

const TASKS = 'arn:aws:ecs:us-east-1:123456789012:task';

describe('GetTaskProtection', () => {
  const { aws, client, begin, createService, tasks } = createServiceWorld();
  const { clock } = aws;
  const get = (input: Partial<GetTaskProtectionCommandInput> = {}) =>
    client.send(
      new GetTaskProtectionCommand({ cluster: 'default', tasks: tasks().map(({ taskArn }) => taskArn), ...input }),
    );

  beforeEach(async () => {
    begin();
    await createService({ desiredCount: 2 });
    clock.advance('1m');
  });
  afterAll(() => aws.restore());

  it('says which tasks are protected, and for how long', async () => {
    const [first, second] = tasks().map(({ taskArn }) => taskArn);
    await client.send(
      new UpdateTaskProtectionCommand({ cluster: 'default', tasks: [first ?? ''], protectionEnabled: true }),
    );

    const { protectedTasks, failures } = await get();
    expect(protectedTasks).toEqual([
      { taskArn: first, protectionEnabled: true, expirationDate: new Date('2024-01-01T02:01:00Z') },
      { taskArn: second, protectionEnabled: false },
    ]);
    expect(failures).toEqual([]);
  });

  it('knows when protection has ended', async () => {
    const [taskArn = ''] = tasks().map((task) => task.taskArn);
    await client.send(
      new UpdateTaskProtectionCommand({
        cluster: 'default',
        tasks: [taskArn],
        protectionEnabled: true,
        expiresInMinutes: 1,
      }),
    );
    clock.advance('59s');
    expect((await get({ tasks: [taskArn] })).protectedTasks).toMatchObject([{ protectionEnabled: true }]);
    clock.advance('1s');

    expect((await get({ tasks: [taskArn] })).protectedTasks).toEqual([{ taskArn, protectionEnabled: false }]);
  });

  it('takes ids, and reports what is missing or belongs to no service', async () => {
    const { tasks: [alone] = [] } = await client.send(
      new RunTaskCommand({ taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK }),
    );
    const id = tasks()[0]?.taskArn.slice(-32) ?? '';

    expect(await get({ tasks: ['0'.repeat(32), alone?.taskArn ?? '', id] })).toMatchObject({
      protectedTasks: [{ taskArn: `${TASKS}/default/${id}` }],
      failures: [
        { arn: `${TASKS}/default/${'0'.repeat(32)}`, reason: 'MISSING' },
        { arn: alone?.taskArn, reason: 'TASK_NOT_VALID' },
      ],
    });
  });

  it.each<[string, Partial<GetTaskProtectionCommandInput>, string, string]>([
    ['no cluster', { cluster: undefined }, 'InvalidParameterException', 'Cluster can not be blank.'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['no tasks', { tasks: undefined }, 'InvalidParameterException', 'Tasks cannot be empty.'],
    [
      'more than 100 tasks',
      { tasks: Array.from({ length: 101 }, () => '0'.repeat(32)) },
      'InvalidParameterException',
      'Tasks cannot have more than 100 elements.',
    ],
    [
      'an id of another length',
      { tasks: ['None'] },
      'InvalidParameterException',
      'taskId length should be one of [32,36]',
    ],
  ])('refuses %s', async (_, input, name, message) => {
    await expect(get(input)).rejects.toMatchObject({ name, message });
  });
});
