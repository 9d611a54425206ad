import {
  RunTaskCommand,
  StopTaskCommand,
  UpdateTaskProtectionCommand,
  type UpdateTaskProtectionCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service/service-world.js';
import { FARGATE_NETWORK } from './fargate-world.js';

const TASKS = 'arn:aws:ecs:us-east-1:123456789012:task';

describe('UpdateTaskProtection', () => {
  const { aws, client, begin, createService, updateService, service, tasks } = createServiceWorld();
  const { clock } = aws;
  const update = (input: Partial<UpdateTaskProtectionCommandInput> = {}) =>
    client.send(
      new UpdateTaskProtectionCommand({
        cluster: 'default',
        tasks: tasks().map(({ taskArn }) => taskArn),
        protectionEnabled: true,
        ...input,
      }),
    );
  const arns = () => tasks().map(({ taskArn }) => taskArn);

  beforeEach(async () => {
    begin();
    await createService({ desiredCount: 2 });
    clock.advance('1m');
  });
  afterAll(() => aws.restore());

  it('protects tasks for two hours', async () => {
    const [first, second] = arns();
    const { protectedTasks, failures } = await update();

    const expirationDate = new Date('2024-01-01T02:01:00Z');
    expect(protectedTasks).toEqual([
      { taskArn: first, protectionEnabled: true, expirationDate },
      { taskArn: second, protectionEnabled: true, expirationDate },
    ]);
    expect(failures).toEqual([]);
  });

  it('protects for as long as it is told to, from the last time on', async () => {
    const [taskArn = ''] = arns();
    await update({ tasks: [taskArn], expiresInMinutes: 2_880 });
    clock.advance('1m');
    const { protectedTasks } = await update({ tasks: [taskArn.slice(-32)], expiresInMinutes: 1 });

    expect(protectedTasks).toEqual([
      { taskArn, protectionEnabled: true, expirationDate: new Date('2024-01-01T00:03:00Z') },
    ]);
  });

  it('takes protection off', async () => {
    const [taskArn = ''] = arns();
    await update();
    const { protectedTasks } = await update({ tasks: [taskArn], protectionEnabled: false });

    expect(protectedTasks).toEqual([{ taskArn, protectionEnabled: false }]);
  });

  it('keeps protected tasks when the service scales in', async () => {
    const [, second = ''] = arns();
    await update({ tasks: [second] });
    await updateService({ desiredCount: 1 });
    clock.advance('1m');

    expect(arns()).toEqual([second]);
  });

  it('lets the service scale in as soon as protection is taken off', async () => {
    await update();
    await updateService({ desiredCount: 1 });
    clock.advance('10m');
    expect(arns()).toHaveLength(2);
    await update({ protectionEnabled: false });
    clock.advance('10s');

    expect(arns()).toHaveLength(1);
  });

  it('lets the service scale in when protection ends by itself', async () => {
    await update({ expiresInMinutes: 10 });
    await updateService({ desiredCount: 0 });
    clock.advance('9m');
    expect(arns()).toHaveLength(2);
    clock.advance('1m');

    expect(arns()).toEqual([]);
  });

  it('does not keep anybody from stopping a task', async () => {
    const [first = '', second = ''] = arns();
    await update();
    await client.send(new StopTaskCommand({ task: first }));

    expect(arns()).toEqual([second]);
  });

  it('makes nobody wait for its end', async () => {
    await update();
    clock.runUntilIdle();

    expect(clock.now()).toEqual(new Date('2024-01-01T00:01:00Z'));
  });

  it('reports tasks that are missing, belong to no service, or are stopping', async () => {
    const { tasks: [alone] = [] } = await client.send(
      new RunTaskCommand({ taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK }),
    );
    const [stopping = '', fine = ''] = arns();
    await client.send(new StopTaskCommand({ task: stopping }));

    expect(await update({ tasks: ['0'.repeat(32), alone?.taskArn ?? '', stopping, fine] })).toMatchObject({
      protectedTasks: [{ taskArn: fine, protectionEnabled: true }],
      failures: [
        { arn: `${TASKS}/default/${'0'.repeat(32)}`, reason: 'MISSING' },
        { arn: alone?.taskArn, reason: 'TASK_NOT_VALID' },
        { arn: stopping, reason: 'TASK_NOT_VALID' },
      ],
    });
  });

  describe('during a deployment', () => {
    const old = () => tasks().filter(({ taskDefinitionArn }) => taskDefinitionArn.endsWith('web:1'));
    const protectOld = (input = {}) => update({ tasks: old().map(({ taskArn }) => taskArn), ...input });

    it('does not protect for longer what alone is in its way', async () => {
      await protectOld();
      await updateService({ taskDefinition: 'web:2' });
      clock.advance('10s');
      expect((await protectOld()).failures).toEqual([]);
      clock.advance('5m');
      const [first, second] = old().map(({ taskArn }) => taskArn);
      expect((await service()).deployments).toMatchObject([{ runningCount: 2 }, { runningCount: 2 }]);

      expect(await protectOld()).toMatchObject({
        protectedTasks: [],
        failures: [
          { arn: first, reason: 'DEPLOYMENT_BLOCKED' },
          { arn: second, reason: 'DEPLOYMENT_BLOCKED' },
        ],
      });
    });

    it('protects the tasks that replace them, and takes protection off', async () => {
      await protectOld();
      await updateService({ taskDefinition: 'web:2' });
      clock.advance('5m');
      expect((await update({ tasks: [tasks().at(-1)?.taskArn ?? ''] })).failures).toEqual([]);
      expect((await protectOld({ protectionEnabled: false })).failures).toEqual([]);
      clock.advance('1m');

      expect((await service()).deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
    });
  });

  it.each<[string, Partial<UpdateTaskProtectionCommandInput>, string, string]>([
    ['no cluster', { cluster: undefined }, 'InvalidParameterException', 'Cluster can not be blank.'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['no tasks', { tasks: [] }, 'InvalidParameterException', 'Tasks cannot be empty.'],
    [
      'more than 10 tasks',
      { tasks: Array.from({ length: 11 }, () => '0'.repeat(32)) },
      'InvalidParameterException',
      'Tasks cannot have more than 10 elements.',
    ],
    [
      'nothing to do',
      { protectionEnabled: undefined },
      'InvalidParameterException',
      'ProtectionEnabled can not be blank.',
    ],
    ...[0, 2_881, 1.5].map((expiresInMinutes): [string, object, string, string] => [
      `${expiresInMinutes} minutes`,
      { expiresInMinutes },
      'InvalidParameterException',
      'expiresInMinutes should be between 1 and 2880.',
    ]),
  ])('refuses %s', async (_, input, name, message) => {
    aws.mark();

    await expect(update(input)).rejects.toMatchObject({ name, message });
    expect(aws.changes()).toEqual([]);
  });
});
