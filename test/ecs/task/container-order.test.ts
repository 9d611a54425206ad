import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFargateWorld } from './fargate-world.js';

const dependsOn = (containerName: string, condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY') => [
  { containerName, condition },
];
const healthCheck = { command: ['CMD', 'true'], interval: 10, retries: 2 };

const { aws, client, runTask, task } = createFargateWorld();
const { ecs, clock } = aws;

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

describe('containers that depend on each other', () => {
  const statuses = () => Object.fromEntries(task().containers.map(({ name, lastStatus }) => [name, lastStatus]));
  const seed = (...containerDefinitions: ContainerDefinition[]) =>
    ecs.seed({ clusters: ['default'], taskDefinitions: [{ family: 'app', containerDefinitions }] });

  it('start together when START is all that is asked', async () => {
    seed({ name: 'app', dependsOn: dependsOn('log', 'START') }, { name: 'log', essential: false });
    await runTask();
    clock.advance('18s');

    expect(statuses()).toEqual({ app: 'RUNNING', log: 'RUNNING' });
    expect(task().lastStatus).toBe('RUNNING');
  });

  it('wait until the other is HEALTHY; the task stays PENDING', async () => {
    seed({ name: 'app', dependsOn: dependsOn('proxy', 'HEALTHY') }, { name: 'proxy', essential: false, healthCheck });
    await runTask();
    clock.advance('27s');
    expect([task().lastStatus, statuses()]).toEqual(['PENDING', { app: 'PENDING', proxy: 'RUNNING' }]);

    clock.advance('1s');

    expect([task().lastStatus, statuses()]).toEqual(['RUNNING', { app: 'RUNNING', proxy: 'RUNNING' }]);
  });

  it('wait until the other has succeeded, which it does at once by default', async () => {
    seed({ name: 'app', dependsOn: dependsOn('init', 'SUCCESS') }, { name: 'init', essential: false });
    await runTask();
    clock.advance('18s');

    expect([task().lastStatus, statuses()]).toEqual(['RUNNING', { app: 'RUNNING', init: 'STOPPED' }]);
    expect(task().containers[1]?.exitCode).toBe(0);
  });

  it('wait for COMPLETE whatever the exit code', async () => {
    seed({ name: 'app', dependsOn: dependsOn('init', 'COMPLETE') }, { name: 'init', essential: false });
    ecs.onTask({ family: 'app' }, { containers: { init: { exitCode: 9, after: '5s' } } });
    await runTask();
    clock.advance('22s');
    expect(statuses()).toEqual({ app: 'PENDING', init: 'RUNNING' });
    clock.advance('1s');

    expect(statuses()).toEqual({ app: 'RUNNING', init: 'STOPPED' });
  });

  it('take the task down when SUCCESS can no longer come', async () => {
    seed({ name: 'app', dependsOn: dependsOn('init', 'SUCCESS') }, { name: 'init', essential: false });
    ecs.onTask({ family: 'app' }, { containers: { init: { exitCode: 1 } } });
    await runTask();
    clock.runUntilIdle();

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
    });
    expect(task().containers[0]).not.toHaveProperty('exitCode');
    expect(task().containers[1]?.exitCode).toBe(1);
  });

  it('take the task down when the other turns UNHEALTHY before', async () => {
    seed({ name: 'app', dependsOn: dependsOn('proxy', 'HEALTHY') }, { name: 'proxy', essential: false, healthCheck });
    ecs.onTask({ family: 'app' }, { health: 'UNHEALTHY' });
    await runTask();
    clock.advance('37s');
    expect(task().lastStatus).toBe('PENDING');
    clock.runUntilIdle();

    expect(task().stopCode).toBe('TaskFailedToStart');
  });

  it('give up when the other does not get there within its startTimeout', async () => {
    seed(
      { name: 'app', dependsOn: dependsOn('init', 'SUCCESS') },
      { name: 'init', essential: false, startTimeout: 30 },
    );
    ecs.onTask({ family: 'app' }, { containers: { init: { exitCode: 0, after: '31s' } } });
    await runTask();
    clock.advance('48s');

    expect(task()).toMatchObject({ desiredStatus: 'STOPPED', stopCode: 'TaskFailedToStart' });
  });

  it('stop in the reverse order, each when its dependents have stopped', async () => {
    seed({ name: 'app', dependsOn: dependsOn('proxy', 'START') }, { name: 'proxy', essential: false });
    ecs.onTask({ family: 'app' }, { onStop: { exitCode: 0, after: '5s' } });
    const { taskArn } = await runTask();
    clock.advance('1m');
    await client.send(new StopTaskCommand({ task: taskArn }));
    clock.advance('4s');
    expect([task().lastStatus, statuses()]).toEqual(['STOPPING', { app: 'RUNNING', proxy: 'RUNNING' }]);
    clock.advance('1s');
    expect(statuses()).toEqual({ app: 'STOPPED', proxy: 'RUNNING' });
    clock.advance('5s');

    expect([task().lastStatus, statuses()]).toEqual(['DEPROVISIONING', { app: 'STOPPED', proxy: 'STOPPED' }]);
  });

  it('let the task run on when one that is not essential exits', async () => {
    seed({ name: 'app' }, { name: 'warm-up', essential: false });
    ecs.onTask({ family: 'app' }, { containers: { 'warm-up': { exitCode: 2, after: '1s' } } });
    await runTask();
    clock.advance('1m');

    expect(task()).toMatchObject({ lastStatus: 'RUNNING', version: 4 });
    expect(statuses()).toEqual({ app: 'RUNNING', 'warm-up': 'STOPPED' });
  });
});

describe('the health of a task', () => {
  const health = () => [task().healthStatus, ...task().containers.map(({ healthStatus }) => healthStatus)];

  beforeEach(() => {
    ecs.seed({
      clusters: ['default'],
      taskDefinitions: [
        {
          family: 'app',
          containerDefinitions: [
            { name: 'app', healthCheck },
            { name: 'extra', essential: false, healthCheck },
            { name: 'plain', essential: false },
          ],
        },
      ],
    });
  });

  it('is UNKNOWN until the first check, then HEALTHY; a container without a check stays UNKNOWN', async () => {
    await runTask();
    clock.advance('27s');
    expect(health()).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    clock.advance('1s');

    expect(health()).toEqual(['HEALTHY', 'HEALTHY', 'HEALTHY', 'UNKNOWN']);
  });

  it('turns UNHEALTHY after the retries of an essential container; the task runs on', async () => {
    ecs.onTask({ family: 'app' }, { containers: { app: { health: 'UNHEALTHY' } } });
    await runTask();
    clock.advance('38s');

    expect(health()).toEqual(['UNHEALTHY', 'UNHEALTHY', 'HEALTHY', 'UNKNOWN']);
    expect(task().lastStatus).toBe('RUNNING');
  });

  it('does not count containers that are not essential', async () => {
    ecs.onTask({ family: 'app' }, { containers: { extra: { health: 'UNHEALTHY' } } });
    await runTask();
    clock.advance('1m');

    expect(health()).toEqual(['HEALTHY', 'HEALTHY', 'UNHEALTHY', 'UNKNOWN']);
  });

  it('changes at the times that a list gives', async () => {
    ecs.onTask(
      { family: 'app' },
      {
        containers: {
          app: {
            health: [
              { after: '10s', status: 'HEALTHY' },
              { after: '1m', status: 'UNHEALTHY' },
            ],
          },
        },
      },
    );
    await runTask();
    clock.advance('18s');
    const seen = ['9s', '1s', '49s', '1s'].map((step) => {
      clock.advance(step);
      return task().healthStatus;
    });

    expect(seen).toEqual(['UNKNOWN', 'HEALTHY', 'HEALTHY', 'UNHEALTHY']);
  });
});

describe('a container with a restart policy', () => {
  const seed = (restartPolicy: ContainerDefinition['restartPolicy'], after: string) => {
    ecs.seed({
      clusters: ['default'],
      taskDefinitions: [{ family: 'app', containerDefinitions: [{ restartPolicy }] }],
    });
    ecs.onTask({ family: 'app' }, { exitCode: 3, after });
  };

  it('is started again in its place once it has run for the period', async () => {
    seed({ enabled: true, restartAttemptPeriod: 60 }, '60s');
    await runTask();
    clock.advance('10m');

    expect(task()).toMatchObject({ lastStatus: 'RUNNING', version: 3 });
    expect(task().containers[0]).toMatchObject({ lastStatus: 'RUNNING' });
    expect(task().containers[0]).not.toHaveProperty('exitCode');
  });

  it.each([
    ['it exits before the period is over', { enabled: true, restartAttemptPeriod: 60 }, '59s'],
    ['it exits before the default period of 5 minutes is over', { enabled: true }, '299s'],
    ['its exit code is to be ignored', { enabled: true, ignoredExitCodes: [3] }, '10m'],
    ['the policy is not enabled', { enabled: false }, '10m'],
  ])('takes the task down when %s', async (_, restartPolicy, after) => {
    seed(restartPolicy, after);
    await runTask();
    clock.runUntilIdle();

    expect(task()).toMatchObject({ lastStatus: 'STOPPED', containers: [{ exitCode: 3 }] });
  });
});
