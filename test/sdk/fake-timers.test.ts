import { waitUntilTasksRunning, waitUntilTasksStopped } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFargateWorld } from '../ecs/task/fargate-world.js';

describe("Vitest's fake timers", () => {
  const { aws, client, begin, runTask, task } = createFargateWorld();

  beforeEach(() => {
    vi.useFakeTimers();
    begin();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(() => aws.restore());

  it('move the cloud, so that the waiters of the SDK pass', async () => {
    aws.ecs.onTask({ family: 'app' }, { exitCode: 0, after: '5m' });
    const { taskArn = '' } = await runTask();
    const wait = { client, maxWaitTime: 3_600 };

    const running = waitUntilTasksRunning(wait, { tasks: [taskArn] });
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(running).resolves.toMatchObject({ state: 'SUCCESS' });

    const stopped = waitUntilTasksStopped(wait, { tasks: [taskArn] });
    await vi.advanceTimersByTimeAsync(3_600_000);
    await expect(stopped).resolves.toMatchObject({ state: 'SUCCESS' });
  });

  it('that freeze everything do not keep a reply from coming', async () => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'Date'] });

    await expect(runTask()).resolves.toMatchObject({ lastStatus: 'PROVISIONING' });
    vi.advanceTimersByTime(18_000);

    expect(task().lastStatus).toBe('RUNNING');
  });
});
