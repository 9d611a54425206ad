import { UpdateTaskProtectionCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service-world.js';

describe('a service that is scaled', () => {
  const { aws, client, begin, createService, updateService, service, tasks, messages } = createServiceWorld();
  const { clock, events } = aws;
  const protect = (taskArns: string[], protectionEnabled = true) =>
    client.send(new UpdateTaskProtectionCommand({ cluster: 'default', tasks: taskArns, protectionEnabled }));
  const revisions = () => tasks().map(({ taskDefinitionArn }) => taskDefinitionArn.slice(-5));
  const settled = async (input: Parameters<typeof createService>[0]) => {
    await createService(input);
    clock.advance('5m');
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows the new count at once, starts the difference, and makes no deployment', async () => {
    await settled({ desiredCount: 1 });

    expect(await updateService({ desiredCount: 3 })).toMatchObject({
      desiredCount: 3,
      runningCount: 1,
      deployments: [{ desiredCount: 3, rolloutState: 'COMPLETED' }],
    });
    clock.advance('1m');
    expect((await service()).runningCount).toBe(3);
    expect(await service()).not.toHaveProperty('currentServiceDeployment');
    expect(Object.keys(aws.state.ecs.serviceDeployments)).toHaveLength(1);
    expect((await messages()).slice(3)).toEqual([
      '(service web) has started 2 tasks: (task #3) (task #4).',
      '(service web) has reached a steady state.',
    ]);
  });

  it('stops the surplus, whatever the minimum healthy percent is', async () => {
    await settled({ desiredCount: 4 });
    await updateService({ desiredCount: 1 });
    clock.advance('2s');

    expect(tasks()).toHaveLength(1);
    expect((await messages()).at(-1)).toMatch(/^\(service web\) has stopped 3 running tasks: /);
    clock.advance('5s');
    expect((await messages()).at(-1)).toBe('(service web) has reached a steady state.');
  });

  it('keeps protected tasks, and says so when they are more than it shall have', async () => {
    await settled({ desiredCount: 3 });
    const [first, , third] = tasks().map(({ taskArn }) => taskArn);
    const kept = [first, third].map(String);
    await protect(kept);
    await updateService({ desiredCount: 1 });
    clock.advance('1m');

    expect(tasks().map(({ taskArn }) => taskArn)).toEqual(kept);
    expect((await messages()).at(-1)).toBe(
      `(service web) was unable to reach steady state because task set (ecs-svc/#4) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks.`,
    );
    const eventName = 'TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION';
    expect(events.all().filter(({ detail }) => detail['eventName'] === eventName)).toMatchObject([
      { 'detail-type': 'ECS Service Action', detail: { eventType: 'INFO' } },
    ]);

    await protect(kept.slice(0, 1), false);
    clock.advance('10s');
    expect(tasks().map(({ taskArn }) => taskArn)).toEqual(kept.slice(1));
  });

  it('goes on when the protection ends by itself', async () => {
    await settled({ desiredCount: 2 });
    await protect(tasks().map(({ taskArn }) => taskArn));
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('1h');
    expect(revisions()).toEqual(['web:1', 'web:1', 'web:2', 'web:2']);
    clock.advance('62m');

    expect(revisions()).toEqual(['web:2', 'web:2']);
    expect((await service()).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  });

  it('says so when its healthy percents allow neither to start nor to stop', async () => {
    await settled({ desiredCount: 1, deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 } });
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('10m');

    expect(revisions()).toEqual(['web:1']);
    expect((await messages()).slice(3)).toEqual([
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ]);
    await updateService({ deploymentConfiguration: { maximumPercent: 200 } });
    clock.advance('5m');
    expect(revisions()).toEqual(['web:2']);
  });

  it('replaces the tasks of two deployments at once when a third takes their place', async () => {
    await settled({ desiredCount: 2 });
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('30s');
    await updateService({ taskDefinition: 'web:3' });

    expect((await service()).deployments).toMatchObject([
      { status: 'PRIMARY', runningCount: 0, rolloutState: 'IN_PROGRESS' },
      { status: 'ACTIVE', runningCount: 2, rolloutState: 'IN_PROGRESS' },
      { status: 'ACTIVE', runningCount: 2, rolloutState: 'COMPLETED' },
    ]);
    clock.advance('5m');
    expect(revisions()).toEqual(['web:3', 'web:3']);
    expect(Object.values(aws.state.ecs.serviceDeployments).map(({ status }) => status)).toEqual([
      'SUCCESSFUL',
      'STOPPED',
      'SUCCESSFUL',
    ]);
  });

  it('says that it is in a steady state every six hours', async () => {
    await settled({ desiredCount: 1 });
    clock.advance('13h');

    expect((await messages()).filter((message) => message.endsWith('has reached a steady state.'))).toHaveLength(3);
  });
});
