import { StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { createProviderWorld } from './provider-world.js';

describe('managed scaling, when there is less to do,', () => {
  const { aws, client, beginWithGroup, run, tasks, instances } = createProviderWorld();
  const { ecs, clock, events } = aws;

  afterAll(() => aws.restore());

  it('lets instances go a quarter of an hour after their last task, and never keeps the clock busy', async () => {
    beginWithGroup();
    ecs.onTask({ family: 'app' }, { exitCode: 0, after: '1m' });
    await run({ count: 4 });
    const idleAt = clock.runUntilIdle();
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);

    clock.advance('14m');
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
    clock.advance('1m');

    expect(instances()).toEqual(['INACTIVE', 'INACTIVE']);
    expect(clock.now().getTime() - idleAt.getTime()).toBe(900_000);
    expect(Object.values(aws.state.ecs.autoScalingGroups)).toMatchObject([{ desiredCapacity: 0 }]);
    const changes = events.all().filter((event) => event['detail-type'] === 'ECS Container Instance State Change');
    expect(changes.slice(-4).map(({ detail }) => detail['status'])).toEqual([
      'DRAINING',
      'INACTIVE',
      'DRAINING',
      'INACTIVE',
    ]);
  });

  it('keeps the instances that have tasks, and the smallest size of the group', async () => {
    beginWithGroup({ minSize: 1 }, { managedTerminationProtection: 'DISABLED' });
    const [first, ...others] = await run({ count: 6 });
    clock.runUntilIdle();
    expect(instances()).toHaveLength(3);
    for (const { taskArn } of others) await client.send(new StopTaskCommand({ task: taskArn }));
    clock.advance('20m');
    expect(instances().filter((status) => status === 'ACTIVE')).toHaveLength(1);
    expect((await tasks([first?.taskArn]))[0]).toMatchObject({ lastStatus: 'RUNNING' });

    await client.send(new StopTaskCommand({ task: first?.taskArn }));
    clock.advance('1h');
    expect(instances().filter((status) => status === 'ACTIVE')).toHaveLength(1);
  });

  it('takes back its decision when the instances are needed again', async () => {
    beginWithGroup();
    ecs.onTask({ family: 'app' }, { exitCode: 0, after: '10m' });
    await run();
    clock.runUntilIdle();
    clock.advance('10m');
    await run();
    clock.advance('10m');
    expect(instances()).toEqual(['ACTIVE']);
    clock.advance('14m');
    expect(instances()).toEqual(['ACTIVE']);
    clock.advance('5m');
    expect(instances()).toEqual(['INACTIVE']);
  });

  it('leaves alone what the group itself protects from scaling in, unless ECS manages the protection', async () => {
    for (const [protection, statuses] of [
      ['DISABLED', ['ACTIVE']],
      ['ENABLED', ['INACTIVE']],
    ] as const) {
      beginWithGroup({ newInstancesProtectedFromScaleIn: true }, { managedTerminationProtection: protection });
      ecs.onTask({ family: 'app' }, { exitCode: 0 });
      await run();
      clock.advance('1h');
      expect(instances()).toEqual(statuses);
    }
  });
});
