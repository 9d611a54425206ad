import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service-world.js';

describe('a service whose tasks cannot start', () => {
  const { aws, client, begin, createService, service, messages } = createServiceWorld();
  const { clock, ecs } = aws;
  const startTimes = () =>
    Object.values(aws.state.ecs.tasks).map(({ createdAt }) => (createdAt - Date.parse('2024-01-01T00:00:00Z')) / 1_000);

  beforeEach(() => {
    begin();
    ecs.onTask({ image: 'web:latest', startedBy: 'ecs-svc/*' }, { pullError: true });
  });
  afterAll(() => aws.restore());

  it('tries again after ever longer delays', async () => {
    await createService();
    clock.advance('10m');

    // A task fails 16 s after its creation.
    expect(startTimes()).toEqual([2, 28, 64, 120, 216, 392]);
    expect((await messages()).filter((message) => message.includes('unable'))).toEqual([
      '(service web) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ]);
    expect(
      aws.events.all().filter(({ detail }) => detail['eventName'] === 'SERVICE_TASK_START_IMPAIRED'),
    ).toMatchObject([{ detail: { eventType: 'WARN' }, resources: [(await service()).serviceArn] }]);
  });

  it('waits for 15 minutes at most, and gives nobody reason to wait for it', async () => {
    await createService();
    clock.runUntilIdle();
    const idleAt = clock.now();
    clock.advance('40m');

    expect((await service()).deployments?.[0]).toMatchObject({ rolloutState: 'IN_PROGRESS', runningCount: 0 });
    const [before = 0, last = 0] = startTimes().slice(-2);
    expect(last - before).toBe(16 + 900);
    expect(idleAt.getTime()).toBeLessThan(Date.parse('2024-01-01T06:00:00Z'));
  });

  it('starts anew with the next deployment', async () => {
    await createService();
    clock.advance('10m');
    ecs.onTask({ family: 'web' }, {});
    await client.send(new UpdateServiceCommand({ service: 'web', forceNewDeployment: true }));
    clock.advance('5m');

    expect(await service()).toMatchObject({
      runningCount: 1,
      deployments: [{ rolloutState: 'COMPLETED', failedTasks: 0 }],
    });
  });

  it('is not slowed down by tasks that run and exit', async () => {
    ecs.onTask({ family: 'web' }, { exitCode: 1, after: '1s' });
    await createService();
    clock.advance('3m');

    expect(startTimes()).toEqual([2, 25, 48, 71, 94, 117, 140, 163]);
    expect((await service()).deployments?.[0]?.failedTasks).toBe(0);
  });

  it('gives nobody reason to wait for the end of tasks that exit again and again', async () => {
    ecs.onTask({ family: 'web' }, { exitCode: 1, after: '10s' });
    await createService();
    clock.runUntilIdle();
    expect(Object.keys(aws.state.ecs.tasks)).toHaveLength(11);

    clock.advance('10m');
    expect(Object.keys(aws.state.ecs.tasks).length).toBeGreaterThan(20);
    await client.send(new UpdateServiceCommand({ service: 'web', desiredCount: 0 }));
    clock.runUntilIdle();
    expect(await service()).toMatchObject({ runningCount: 0, pendingCount: 0 });
  });
});
