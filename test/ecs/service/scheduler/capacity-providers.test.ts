import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service-world.js';

describe('a service with a capacity provider strategy', () => {
  const { aws, createService, updateService, service, tasks, messages } = createServiceWorld();
  const { clock, ecs, events } = aws;
  const GROUP = 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/group';
  /** The cluster with a provider `asg` whose managed scaling is on. The group has no instances, and may have so many. */
  const useGroup = (maxSize = 10, status: 'ENABLED' | 'DISABLED' = 'ENABLED') => {
    aws.reset();
    ecs.seed({
      taskDefinitions: [
        { family: 'worker', networkMode: 'bridge', containerDefinitions: [{ name: 'worker', cpu: 256, memory: 256 }] },
      ],
      autoScalingGroups: [{ arn: GROUP, maxSize }],
      capacityProviders: [
        {
          name: 'asg',
          autoScalingGroupProvider: { autoScalingGroupArn: GROUP, managedScaling: { status } },
        },
      ],
      clusters: [{ clusterName: 'default', capacityProviders: ['asg'] }],
    });
  };
  const onGroup = (input: Parameters<typeof createService>[0] = {}) =>
    createService({
      ...{ taskDefinition: 'worker', launchType: undefined, networkConfiguration: undefined },
      capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }],
      ...input,
    });
  const useFargate = () => {
    aws.reset();
    ecs.seed({
      taskDefinitions: ['web'],
      clusters: [{ clusterName: 'default', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] }],
    });
  };
  const STRATEGY: CapacityProviderStrategyItem[] = [
    { capacityProvider: 'FARGATE', base: 1, weight: 1 },
    { capacityProvider: 'FARGATE_SPOT', weight: 3 },
  ];
  const onFargate = (desiredCount: number) =>
    createService({ launchType: undefined, capacityProviderStrategy: STRATEGY, desiredCount });
  const providers = () => tasks().map(({ capacityProviderName = '' }) => capacityProviderName);

  afterAll(() => aws.restore());

  it('has tasks wait while the provider launches an instance', async () => {
    useGroup();
    await onGroup({ desiredCount: 2 });
    clock.advance('2s');
    expect(tasks().map(({ lastStatus }) => lastStatus)).toEqual(['PROVISIONING', 'PROVISIONING']);
    expect(await service()).toMatchObject({ pendingCount: 2, runningCount: 0 });
    clock.runUntilIdle();

    expect(await service()).toMatchObject({
      runningCount: 2,
      deployments: [{ rolloutState: 'COMPLETED', failedTasks: 0 }],
    });
    expect(Object.values(aws.state.ecs.containerInstances)).toHaveLength(1);
  });

  it('stops tasks that wait when they are wanted no more', async () => {
    useGroup(0);
    await onGroup({ desiredCount: 2 });
    clock.advance('1m');
    await updateService({ desiredCount: 0 });
    clock.advance('1m');

    expect(tasks()).toEqual([]);
    expect((await messages()).slice(0, 2)).toEqual([
      '(service web) has started 2 tasks: (task #1) (task #2).',
      '(service web) stopped 2 pending tasks.',
    ]);
  });

  it('says that a provider without managed scaling has no instances', async () => {
    useGroup(10, 'DISABLED');
    await onGroup();
    clock.advance('2s');

    expect(await messages()).toEqual([
      '(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.',
    ]);
  });

  it('lets an instance go that runs tasks of DAEMON services alone', async () => {
    useGroup();
    await onGroup();
    await onGroup({ serviceName: 'agent', schedulingStrategy: 'DAEMON', desiredCount: undefined });
    clock.runUntilIdle();
    expect(tasks()).toHaveLength(2);
    await updateService({ desiredCount: 0 });
    clock.advance('20m');

    expect(Object.values(aws.state.ecs.containerInstances)).toMatchObject([{ status: 'INACTIVE' }]);
    expect(tasks()).toEqual([]);
    expect(await service('agent')).toMatchObject({ desiredCount: 0 });
  });

  it('is throttled where too many tasks wait, and goes on later', async () => {
    useGroup(0);
    await onGroup({ desiredCount: 501 });
    clock.advance('2s');

    expect(tasks()).toHaveLength(500);
    expect((await messages()).at(-1)).toBe('(service web) operations are being throttled. Will try again later.');
    expect(events.all().map(({ detail }) => (detail as { eventName?: string }).eventName)).toContain(
      'ECS_OPERATION_THROTTLED',
    );
    expect(await service()).toMatchObject({ deployments: [{ failedTasks: 0, rolloutState: 'IN_PROGRESS' }] });
    ecs.seed({ containerInstances: [{ instanceType: 'm5.24xlarge', capacityProviderName: 'asg', count: 2 }] });
    clock.advance('1m');

    expect(tasks()).toHaveLength(501);
  });

  it('puts the base on one provider, and divides the rest by the weights', async () => {
    useFargate();
    await onFargate(5);
    clock.advance('2s');

    expect(providers().toSorted()).toEqual([
      ...['FARGATE', 'FARGATE'],
      ...['FARGATE_SPOT', 'FARGATE_SPOT', 'FARGATE_SPOT'],
    ]);
    expect(tasks().every(({ launchType }) => launchType === 'FARGATE')).toBe(true);
  });

  it('counts the tasks that there are when it starts more', async () => {
    useFargate();
    await onFargate(1);
    clock.runUntilIdle();
    expect(providers()).toEqual(['FARGATE']);
    await updateService({ desiredCount: 5 });
    clock.runUntilIdle();

    expect(providers().filter((name) => name === 'FARGATE_SPOT')).toHaveLength(3);
  });

  it('replaces a task that Fargate Spot takes back, during the warning', async () => {
    useFargate();
    await createService({
      ...{ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
    });
    clock.runUntilIdle();
    const [interrupted] = tasks();
    ecs.simulate.spotInterruption(interrupted?.taskArn ?? '');
    clock.advance('5s');

    expect(tasks()).toMatchObject([{ capacityProviderName: 'FARGATE_SPOT', lastStatus: 'PROVISIONING' }]);
    expect(await service()).toMatchObject({ runningCount: 1, pendingCount: 1, deployments: [{ failedTasks: 0 }] });
    clock.runUntilIdle();
    expect(await service()).toMatchObject({ runningCount: 1, pendingCount: 0 });
  });
});
