// How tests move time under node:test, with the built package: `npm run check` runs it after the build.
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it, mock } from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import { DescribeTasksCommand, ECSClient, RunTaskCommand, waitUntilTasksStopped } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';

const aws = mockEcs();
const { ecs, clock } = aws;
const client = new ECSClient({});
const FARGATE = { launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

async function runTask() {
  const { tasks } = await client.send(new RunTaskCommand({ taskDefinition: 'app', ...FARGATE }));
  return tasks[0].taskArn;
}

async function statusOf(taskArn) {
  const { tasks } = await client.send(new DescribeTasksCommand({ tasks: [taskArn] }));
  return tasks[0].lastStatus;
}

/** Promises have their turn between two ticks. */
async function advance(seconds) {
  for (let second = 0; second < seconds; second += 1) {
    await pause();
    mock.timers.tick(1_000);
  }
}

describe('time under node:test', () => {
  beforeEach(() => {
    aws.reset();
    ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
    ecs.onTask({ family: 'app' }, { exitCode: 0, after: '1m' });
  });
  afterEach(() => mock.timers.reset());
  after(() => aws.restore());

  it('is moved by hand', async () => {
    const taskArn = await runTask();
    clock.advance('30s');
    assert.equal(await statusOf(taskArn), 'RUNNING');
    clock.runUntilIdle();
    assert.equal(await statusOf(taskArn), 'STOPPED');
  });

  it('jumps while a program waits in fastForward', async () => {
    const taskArn = await runTask();
    await clock.fastForward(() => waitUntilTasksStopped({ client, maxWaitTime: 600 }, { tasks: [taskArn] }));
    assert.equal(await statusOf(taskArn), 'STOPPED');
  });

  it('follows mock.timers', async () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2024, 0, 1) });
    const taskArn = await runTask();
    mock.timers.tick(30_000);
    assert.equal(await statusOf(taskArn), 'RUNNING');
  });

  it('follows mock.timers while a waiter sleeps', async () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2024, 0, 1) });
    const taskArn = await runTask();
    const stopped = waitUntilTasksStopped({ client, maxWaitTime: 600 }, { tasks: [taskArn] });
    await advance(600);
    assert.equal((await stopped).state, 'SUCCESS');
  });

  it('moves with each call of a loop that does not sleep', async () => {
    const taskArn = await runTask();
    clock.autoAdvance('5s');
    while ((await statusOf(taskArn)) !== 'STOPPED');
    assert.equal(clock.now().toISOString(), '2024-01-01T00:01:30.000Z');
  });
});
