import { ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../src/run-command.js';

describe('runCommand', () => {
  const aws = mockEcs({ region: 'eu-west-1' });
  const { ecs, clock, faults } = aws;
  const client = new ECSClient({});
  const migrate = () => runCommand(client, { cluster: 'shop', service: 'web', command: ['npm', 'run', 'migrate'] });

  beforeEach(() => {
    aws.reset();
    ecs.seed({
      clusters: ['shop'],
      taskDefinitions: ['web'],
      services: [{ cluster: 'shop', taskDefinition: 'web', desiredCount: 2 }],
    });
  });
  afterAll(() => aws.restore());

  it('waits for the end of the command', async () => {
    ecs.onTask({ group: 'family:web' }, { exitCode: 0, after: '25m' });

    await clock.fastForward(migrate);

    expect(ecs).toHaveReceivedCommandOnce(RunTaskCommand);
    expect(ecs).toHaveRunningTasks(2, { cluster: 'shop', service: 'web' });
    expect(aws.changes()).toMatchInlineSnapshot(
      `+ task/shop/26fedbfe… web:1 STOPPED EssentialContainerExited (web exited 0)`,
    );
  });

  it('rejects when the command fails', async () => {
    ecs.onTask({ group: 'family:web' }, { exitCode: 3, after: '10s' });

    await expect(clock.fastForward(migrate)).rejects.toThrow(
      'The command ended with exit code 3: Essential container in task exited',
    );
  });

  it('tells that AWS is throttling', async () => {
    faults.throttle(RunTaskCommand);

    await expect(migrate()).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(aws.changes()).toEqual([]);
  });

  it('moves with fake timers', async () => {
    ecs.onTask({ group: 'family:web' }, { exitCode: 0, after: '5m' });
    vi.useFakeTimers();
    try {
      const run = migrate();
      await vi.advanceTimersByTimeAsync(3_600_000);

      expect(await run).toMatchObject({ lastStatus: 'STOPPED' });
    } finally {
      vi.useRealTimers();
    }
  });
});
