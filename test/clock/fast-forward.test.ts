import { readFile } from 'node:fs/promises';
import timers from 'node:timers';
import { scheduler, setInterval as everyMs, setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  DescribeTasksCommand,
  StopTaskCommand,
  waitUntilTasksRunning,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFargateWorld } from '../ecs/task/fargate-world.js';

const { aws, client, begin, runTask, task } = createFargateWorld();
const { ecs, clock } = aws;
const START = Date.parse('2024-01-01T00:00:00Z');
const elapsed = () => (clock.now().getTime() - START) / 1_000;

beforeEach(begin);
afterAll(() => aws.restore());

describe('clock.fastForward', () => {
  it('gives what the program gives, and rejects as it rejects', async () => {
    await expect(clock.fastForward(() => 'done')).resolves.toBe('done');
    await expect(clock.fastForward(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(
      clock.fastForward(() => {
        throw new Error('broken at once');
      }),
    ).rejects.toThrow('broken at once');
  });

  it('passes sleeps of every kind at once, on the virtual time that the program sees', async () => {
    const began = performance.now();

    const seen = await clock.fastForward(async () => {
      const times = [Date.now()];
      await new Promise((resolve) => setTimeout(resolve, 3_600_000));
      times.push(new Date().getTime());
      expect(await sleep(60_000, 'value')).toBe('value');
      times.push(Date.now());
      await new Promise<void>((resolve) => void timers.setTimeout(resolve, 1_000));
      times.push(Date.now());
      return times.map((time) => (time - START) / 1_000);
    });

    expect(seen).toEqual([0, 3_600, 3_660, 3_661]);
    expect(elapsed()).toBe(3_661);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('passes sleeps that are made of setTimeout, or of the scheduler', async () => {
    const seen = await clock.fastForward(async () => {
      expect(await promisify(setTimeout)(60_000, 'value')).toBe('value');
      expect(await promisify(timers.setTimeout)(1_000, 'value')).toBe('value');
      await scheduler.wait(500);
      return Date.now() - START;
    });

    expect(seen).toBe(61_500);
    expect(Object.keys(scheduler)).toEqual([]);
  });

  it('fires timers in order, repeats intervals, and takes back what is cleared', async () => {
    const fired: string[] = [];

    await clock.fastForward(async () => {
      const interval = setInterval(() => fired.push(`tick ${Date.now() - START}`), 100);
      setTimeout((name: string) => fired.push(name), 250, 'once');
      clearTimeout(setTimeout(() => fired.push('never'), 10));
      setTimeout(() => clearInterval(interval), 310).unref();
      for await (const value of everyMs(200, 'every')) {
        fired.push(`${value} ${Date.now() - START}`);
        if (Date.now() - START >= 400) break;
      }
    });

    expect(fired).toEqual(['tick 100', 'every 200', 'tick 200', 'once', 'tick 300', 'every 400']);
  });

  it('aborts a sleep that is told to', async () => {
    const program = async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 1_000);
      await sleep(60_000, undefined, { signal: controller.signal });
    };

    await expect(clock.fastForward(program)).rejects.toMatchObject({ name: 'AbortError', code: 'ABORT_ERR' });
    expect(elapsed()).toBe(1);
  });

  it('does not run ahead of real I/O', async () => {
    ecs.onTask({ family: 'app' }, { exitCode: 0 });
    await runTask();

    const lengths = await clock.fastForward(async () => {
      const file = await readFile(fileURLToPath(import.meta.url), 'utf8');
      return [file.length > 0, Date.now() - START];
    });

    expect(lengths).toEqual([true, 0]);
    expect(task().lastStatus).toBe('PROVISIONING');
  });

  it('lets the waiters of the SDK wait for a task to run and to stop', async () => {
    ecs.onTask({ family: 'app' }, { exitCode: 0, after: '10m' });
    const { taskArn = '' } = await runTask();
    const wait = { client, maxWaitTime: 3_600 };

    await clock.fastForward(() => waitUntilTasksRunning(wait, { tasks: [taskArn] }));
    expect(task().lastStatus).toBe('RUNNING');
    await clock.fastForward(() => waitUntilTasksStopped(wait, { tasks: [taskArn] }));

    expect(task()).toMatchObject({ lastStatus: 'STOPPED', containers: [{ exitCode: 0 }] });
  });

  it('fails the waiter that fails on AWS: the task has stopped', async () => {
    ecs.onTask({ family: 'app' }, { pullError: true });
    const { taskArn = '' } = await runTask();

    const waiting = clock.fastForward(() => waitUntilTasksRunning({ client, maxWaitTime: 600 }, { tasks: [taskArn] }));

    await expect(waiting).rejects.toThrow(/"state":"FAILURE"/);
  });

  it('times a waiter out on virtual time', async () => {
    const { taskArn = '' } = await runTask();

    const waiting = clock.fastForward(() => waitUntilTasksStopped({ client, maxWaitTime: 120 }, { tasks: [taskArn] }));

    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(elapsed()).toBeLessThanOrEqual(120);
  });

  it('runs a polling loop of the program itself', async () => {
    ecs.onTask({ family: 'app' }, { onStop: { after: '7s' } });
    const { taskArn = '' } = await runTask();

    const statuses = await clock.fastForward(async () => {
      const seen: (string | undefined)[] = [];
      for (;;) {
        const { tasks = [] } = await client.send(new DescribeTasksCommand({ tasks: [taskArn] }));
        seen.push(tasks[0]?.lastStatus);
        if (tasks[0]?.lastStatus === 'STOPPED') return seen;
        if (tasks[0]?.lastStatus === 'RUNNING') await client.send(new StopTaskCommand({ task: taskArn }));
        await sleep(5_000);
      }
    });

    expect(statuses).toEqual([
      'PROVISIONING',
      'PROVISIONING',
      'PENDING',
      'PENDING',
      'RUNNING',
      'STOPPING',
      'DEPROVISIONING',
      'DEPROVISIONING',
      'STOPPED',
    ]);
  });

  it('gives the same times on every run, although the waiters draw their delays', async () => {
    const run = async () => {
      begin();
      ecs.onTask({ family: 'app' }, { exitCode: 0, after: '8m' });
      await clock.fastForward(async () => {
        const { taskArn = '' } = await runTask();
        await waitUntilTasksStopped({ client, maxWaitTime: 3_600 }, { tasks: [taskArn] });
      });
      return [JSON.stringify(aws.snapshot()), aws.timeline()];
    };

    expect(await run()).toEqual(await run());
  });

  it('rejects when nothing can happen any more', async () => {
    await expect(clock.fastForward(() => new Promise(() => {}))).rejects.toThrow(
      'The program of clock.fastForward cannot finish: at 2024-01-01T00:00:00.000Z of virtual time it waits, but no timer of ' +
        'it and no transition is pending. Give the tasks or jobs that it waits for an outcome (ecs.onTask, batch.onJob), or ' +
        'give its polling loop a limit.',
    );
  });

  it('puts every global back, whether the program resolves, rejects or is stuck', async () => {
    const globals = () => [
      globalThis.Date,
      globalThis.setTimeout,
      globalThis.setInterval,
      globalThis.clearTimeout,
      globalThis.clearInterval,
      Math.random,
      timers.setTimeout,
      sleep,
      ...['Date', 'setTimeout', 'clearInterval'].map((name) =>
        JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, name)),
      ),
    ];
    const before = globals();

    await clock.fastForward(() => expect(globals()).not.toEqual(before));
    await clock.fastForward(() => Promise.reject(new Error('broken'))).catch(() => {});
    await clock.fastForward(() => new Promise(() => {})).catch(() => {});

    expect(globals()).toEqual(before);
  });

  it('refuses to run twice at once, and on timers that a runner has faked', async () => {
    await clock.fastForward(() =>
      expect(clock.fastForward(() => 1)).rejects.toThrow('clock.fastForward is already running'),
    );
    vi.useFakeTimers();
    try {
      await expect(clock.fastForward(() => 1)).rejects.toThrow('clock.fastForward needs the real timers');
    } finally {
      vi.useRealTimers();
    }
  });
});
