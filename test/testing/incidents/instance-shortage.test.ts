import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  APP_SEED,
  createProviderWorld,
  GROUP,
  INSTANCES,
  STRATEGY,
} from '../../ecs/capacity-provider/provider-world.js';

describe('ecs.simulate.capacityShortage of instances', () => {
  const { aws, create, beginWithGroup, run, tasks, instances } = createProviderWorld();
  const { ecs, clock } = aws;
  const statusOf = async (arn: string | undefined) => (await tasks([arn]))[0]?.lastStatus;
  const zones = () =>
    Object.values(aws.state.ecs.containerInstances).map(
      ({ attributes }) => attributes.find(({ name }) => name === 'ecs.availability-zone')?.value,
    );

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('launches none for an Auto Scaling group until there are some again', async () => {
    beginWithGroup();
    ecs.simulate.capacityShortage({ capacityProvider: 'asg' });
    const [task] = await run({ capacityProviderStrategy: STRATEGY });
    clock.advance('10m');
    expect([await statusOf(task?.taskArn), instances()]).toEqual(['PROVISIONING', []]);

    ecs.simulate.capacityReturn({ capacityProvider: 'asg' });
    clock.advance('10m');
    expect([await statusOf(task?.taskArn), instances()]).toEqual(['RUNNING', ['ACTIVE']]);
  });

  it('brings none that is booting, and stops the task that has waited for too long', async () => {
    beginWithGroup();
    const [task] = await run({ capacityProviderStrategy: STRATEGY });
    clock.advance('10s');
    ecs.simulate.capacityShortage({ capacityProvider: 'asg' });
    clock.runUntilIdle();
    expect([await statusOf(task?.taskArn), instances()]).toEqual(['STOPPED', []]);
  });

  it('of a zone launches instances in the others', async () => {
    beginWithGroup({
      arn: GROUP,
      maxSize: 10,
      availabilityZones: ['us-east-1a', 'us-east-1b'],
    });
    ecs.simulate.capacityShortage({ availabilityZone: 'us-east-1a' });
    await run({ capacityProviderStrategy: STRATEGY, count: 4 });
    clock.advance('10m');
    expect(new Set(zones())).toEqual(new Set(['us-east-1b']));
  });

  it('of all zones launches no managed instance, until one has some again', async () => {
    ecs.seed({
      clusters: ['default'],
      taskDefinitions: [{ ...APP_SEED, cpu: '1024', memory: '2048', requiresCompatibilities: ['MANAGED_INSTANCES'] }],
    });
    await create({ name: 'managed', cluster: 'default', ...INSTANCES });
    clock.advance('1m');
    for (const zone of ['a', 'b', 'c']) ecs.simulate.capacityShortage({ availabilityZone: `us-east-1${zone}` });
    await run({ capacityProviderStrategy: [{ capacityProvider: 'managed', weight: 1 }] });
    clock.advance('10m');
    expect(instances()).toEqual([]);

    ecs.simulate.capacityReturn({ availabilityZone: 'us-east-1c' });
    clock.advance('10m');
    expect(zones()).toEqual(['us-east-1c']);
  });
});
