import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEc2ServiceWorld } from './ec2-service-world.js';

describe('a service that is balanced over Availability Zones', () => {
  const world = createEc2ServiceWorld();
  const { aws, client, begin, seedInstances, createReplicas, createService, messages, layout, tasks, updateService } =
    world;
  const { clock, ecs, events } = aws;
  const eventNames = () =>
    events
      .all()
      .map(({ detail }) => (detail as { eventName?: string }).eventName)
      .filter((name) => name !== undefined);
  const zones = () => tasks().map(({ availabilityZone = '' }) => availabilityZone);
  /** Four tasks in one zone; then an instance comes in another. */
  const unbalance = async (input: Parameters<typeof createReplicas>[0] = {}) => {
    seedInstances({ availabilityZone: 'us-east-1a' });
    await createReplicas({ desiredCount: 4, availabilityZoneRebalancing: 'ENABLED', ...input });
    clock.runUntilIdle();
    aws.resetHistory();
    seedInstances({ availabilityZone: 'us-east-1b' });
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('moves tasks to a zone that has come', async () => {
    await unbalance();
    clock.runUntilIdle();

    expect(zones().toSorted()).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b']);
    expect((await messages()).slice(3)).toEqual([
      '(service web) is not AZ balanced with 4 tasks in us-east-1a, 0 in us-east-1b. AZ Rebalancing in progress.',
      '(service web) has started 1 tasks in us-east-1b to AZ Rebalance: (task #6).',
      '(service web) has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task #4).',
      '(service web) has started 1 tasks in us-east-1b to AZ Rebalance: (task #7).',
      '(service web) has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task #3).',
      '(service web) is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b.',
      '(service web) has reached a steady state.',
    ]);
    expect(eventNames()).toEqual([
      'SERVICE_REBALANCING_STARTED',
      ...['TASKS_STARTED', 'TASKS_STOPPED', 'TASKS_STARTED', 'TASKS_STOPPED'],
      'SERVICE_REBALANCING_COMPLETED',
      'SERVICE_STEADY_STATE',
    ]);
  });

  it('stops a task only when the new one is healthy, and says why', async () => {
    await unbalance();
    clock.advance('40s');
    expect(layout()).toHaveLength(5);
    clock.advance('20s');

    const stopped = Object.values(aws.state.ecs.tasks).find(({ desiredStatus }) => desiredStatus === 'STOPPED');
    expect(stopped).toMatchObject({ availabilityZone: 'us-east-1a', stopCode: 'ServiceSchedulerInitiated' });
    expect(stopped?.stoppedReason).toMatch(
      /^Availability-zone rebalancing initiated by \(deployment ecs-svc\/\d{19}\)$/,
    );
  });

  it('stays as it is where it is not to be balanced', async () => {
    await unbalance({ availabilityZoneRebalancing: 'DISABLED' });
    clock.runUntilIdle();

    expect(new Set(zones())).toEqual(new Set(['us-east-1a']));
  });

  it('begins when a user says so', async () => {
    await unbalance({ availabilityZoneRebalancing: 'DISABLED' });
    clock.runUntilIdle();
    await client.send(new UpdateServiceCommand({ service: 'web', availabilityZoneRebalancing: 'ENABLED' }));
    clock.runUntilIdle();

    expect(new Set(zones())).toEqual(new Set(['us-east-1a', 'us-east-1b']));
  });

  it('gives way to a deployment', async () => {
    await unbalance();
    clock.advance('30s');
    await updateService({ forceNewDeployment: true });
    clock.advance('2s');
    expect(eventNames()).toContain('SERVICE_REBALANCING_STOPPED');
    expect(await messages()).toContain('(service web) stopped AZ Rebalancing.');
    clock.runUntilIdle();

    expect(zones().toSorted()).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b']);
  });

  it('puts tasks on Fargate into the zones of their subnets', async () => {
    ecs.seed({
      subnets: [
        { subnetId: 'subnet-1', availabilityZone: 'us-east-1a' },
        { subnetId: 'subnet-2', availabilityZone: 'us-east-1a' },
        { subnetId: 'subnet-3', availabilityZone: 'us-east-1b' },
      ],
    });
    await createService({
      desiredCount: 4,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2', 'subnet-3'] } },
    });
    clock.runUntilIdle();

    expect(zones().toSorted()).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b']);
  });
});
