import { StopTaskCommand, type StopTaskCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFargateWorld } from './fargate-world.js';

describe('StopTask', () => {
  const { aws, client, begin, runTask, task } = createFargateWorld();
  const { ecs, clock } = aws;
  const stop = async (input: Partial<StopTaskCommandInput> = {}) => {
    const output = await client.send(new StopTaskCommand({ task: task().taskArn, ...input }));
    return output.task;
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('answers with the status that the task still has, and with what it shall be', async () => {
    await runTask();
    clock.advance('1m');

    expect(await stop({ reason: 'no longer needed' })).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'no longer needed',
      stoppingAt: new Date('2024-01-01T00:01:00Z'),
    });
    expect(task().lastStatus).toBe('DEPROVISIONING');
  });

  it('gives a reason of its own when there is none', async () => {
    await runTask();

    expect((await stop())?.stoppedReason).toBe('Task stopped by user');
  });

  it('ends containers with 143 by default', async () => {
    await runTask();
    clock.advance('1m');
    await stop();
    clock.runUntilIdle();

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      version: 6,
      containers: [{ exitCode: 143, lastStatus: 'STOPPED' }],
      executionStoppedAt: Date.parse('2024-01-01T00:01:00Z'),
      stoppedAt: Date.parse('2024-01-01T00:01:10Z'),
    });
  });

  it('lets a container answer SIGTERM in its own time', async () => {
    ecs.onTask({ family: 'app' }, { onStop: { exitCode: 0, after: '20s' } });
    await runTask();
    clock.advance('1m');
    await stop();
    clock.advance('19s');
    expect(task().lastStatus).toBe('STOPPING');
    clock.advance('1s');

    expect(task()).toMatchObject({ lastStatus: 'DEPROVISIONING', containers: [{ exitCode: 0 }] });
  });

  it('kills with 137 what has not ended after the stop timeout', async () => {
    ecs.seed({
      taskDefinitions: [
        { family: 'app', containerDefinitions: [{ name: 'quick', stopTimeout: 10 }, { name: 'slow' }] },
      ],
    });
    ecs.onTask({ family: 'app' }, { onStop: { after: '5m' } });
    await runTask();
    clock.advance('1m');
    await stop();
    clock.advance('10s');
    expect(task().containers.map(({ exitCode }) => exitCode)).toEqual([137, undefined]);
    clock.advance('20s');

    expect(task().containers.map(({ exitCode }) => exitCode)).toEqual([137, 137]);
  });

  it.each([
    ['PROVISIONING', '1s'],
    ['PENDING', '9s'],
  ])('ends a task that is %s without running its containers', async (status, after) => {
    await runTask();
    clock.advance(after);
    expect(task().lastStatus).toBe(status);
    await stop();
    clock.runUntilIdle();

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      containers: [{ lastStatus: 'STOPPED' }],
    });
    expect(task()).not.toHaveProperty('startedAt');
    expect(task().containers[0]).not.toHaveProperty('exitCode');
  });

  it('leaves a task alone that stops already', async () => {
    await runTask();
    await stop({ reason: 'first' });
    clock.runUntilIdle();
    const before = aws.state.ecs.tasks;

    expect(await stop({ reason: 'second' })).toMatchObject({ lastStatus: 'STOPPED', stoppedReason: 'first' });
    expect(aws.state.ecs.tasks).toBe(before);
  });

  it('deletes the tags of the task', async () => {
    await runTask({ tags: [{ key: 'run', value: '7' }] });

    expect((await stop())?.tags).toEqual([]);
    expect(task().tags).toEqual([]);
  });

  it('takes a task by its id as well', async () => {
    const { taskArn = '' } = await runTask();

    expect((await stop({ task: taskArn.slice(-32) }))?.taskArn).toBe(taskArn);
  });

  it.each<[string, Partial<StopTaskCommandInput>, string, string]>([
    ['an unknown task', { task: '0'.repeat(32) }, 'InvalidParameterException', 'The referenced task was not found.'],
    [
      'an id of another length',
      { task: 'None' },
      'InvalidParameterException',
      'taskId length should be one of [32,36]',
    ],
    [
      'a task of another cluster',
      { task: `arn:aws:ecs:us-east-1:123456789012:task/other/${'0'.repeat(32)}` },
      'InvalidParameterException',
      'Invalid identifier: Identifier is for cluster other. Your cluster is default',
    ],
    [
      'too many separators',
      { task: 'arn:aws:ecs:us-east-1:123456789012:task/a/b/c' },
      'InvalidParameterException',
      'Invalid identifier: Unexpected number of separators',
    ],
    [
      'a task of another account',
      { task: `arn:aws:ecs:us-east-1:999999999999:task/default/${'0'.repeat(32)}` },
      'InvalidParameterException',
      'Invalid identifier: Identifier is for 999999999999. Your accountId is 123456789012',
    ],
    [
      'an ARN of something else',
      { task: 'arn:aws:ecs:us-east-1:123456789012:cluster/default' },
      'InvalidParameterException',
      'Invalid arn syntax.',
    ],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [
      'a reason that is too long',
      { reason: 'x'.repeat(1_025) },
      'InvalidParameterException',
      'reason can have up to 1024 characters.',
    ],
    ['no task', { task: undefined }, 'InvalidParameterException', 'Task can not be blank.'],
  ])('refuses %s', async (_, input, name, message) => {
    await runTask();

    await expect(stop(input)).rejects.toMatchObject({ name, message });
  });
});
