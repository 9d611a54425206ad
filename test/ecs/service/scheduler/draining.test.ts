import { DeregisterContainerInstanceCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEc2ServiceWorld } from './ec2-service-world.js';

describe('a service whose instances drain', () => {
  const world = createEc2ServiceWorld();
  const { aws, client, begin, seedInstances, createDaemon, createReplicas, setState, instance, layout, service } =
    world;
  const { clock, ecs } = aws;
  /** What is seen during so many seconds, each situation once. */
  const watch = (seconds: number) => {
    const seen: string[] = [];
    for (let second = 0; second < seconds; second++) {
      clock.advance('1s');
      const now = layout().join(', ');
      if (seen.at(-1) !== now) seen.push(now);
    }
    return seen;
  };
  const stopOf = (family: string) =>
    Object.values(aws.state.ecs.tasks).find((task) => task.family === family && task.desiredStatus === 'STOPPED');

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('leaves a DRAINING instance: replicas first, the daemon last, standalone tasks not at all', async () => {
    const [first = ''] = seedInstances();
    await createReplicas();
    await createDaemon();
    aws.ecs.seed({
      taskDefinitions: [{ family: 'job', networkMode: 'bridge', containerDefinitions: [{ name: 'job', memory: 64 }] }],
    });
    await client.send(new RunTaskCommand({ taskDefinition: 'job', launchType: 'EC2' }));
    seedInstances();
    clock.runUntilIdle();
    expect(layout()).toEqual(['0 agent:1 RUNNING', '0 job:1 RUNNING', '0 worker:1 RUNNING', '1 agent:1 RUNNING']);
    await setState('DRAINING', first);

    expect(watch(120)).toEqual([
      '0 agent:1 RUNNING, 0 job:1 RUNNING, 0 worker:1 RUNNING, 1 agent:1 RUNNING',
      '0 agent:1 RUNNING, 0 job:1 RUNNING, 0 worker:1 RUNNING, 1 agent:1 RUNNING, 1 worker:1 PENDING',
      '0 agent:1 RUNNING, 0 job:1 RUNNING, 0 worker:1 RUNNING, 1 agent:1 RUNNING, 1 worker:1 RUNNING',
      '0 agent:1 RUNNING, 0 job:1 RUNNING, 1 agent:1 RUNNING, 1 worker:1 RUNNING',
      '0 job:1 RUNNING, 1 agent:1 RUNNING, 1 worker:1 RUNNING',
    ]);
    expect(await instance(first)).toMatchObject({ status: 'DRAINING', runningTasksCount: 1 });
    expect(stopOf('worker')).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Service web: container instance is in DRAINING state',
    });
  });

  it('is in no steady state until its tasks have left', async () => {
    const [first = ''] = seedInstances();
    await createReplicas();
    clock.runUntilIdle();
    await setState('DRAINING', first);
    clock.runUntilIdle();
    expect(Object.values(aws.state.ecs.services)).toMatchObject([{ isSteady: false }]);
    seedInstances();
    clock.runUntilIdle();

    expect(Object.values(aws.state.ecs.services)).toMatchObject([{ isSteady: true }]);
  });

  it('stops tasks first where there may be no more than wanted', async () => {
    const [first = ''] = seedInstances();
    await createReplicas({
      desiredCount: 2,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
    });
    clock.runUntilIdle();
    seedInstances();
    await setState('DRAINING', first);

    expect(watch(120)).toEqual([
      '0 worker:1 RUNNING, 0 worker:1 RUNNING',
      '0 worker:1 RUNNING',
      '0 worker:1 RUNNING, 1 worker:1 PENDING',
      '0 worker:1 RUNNING, 1 worker:1 RUNNING',
      '1 worker:1 RUNNING',
      '1 worker:1 PENDING, 1 worker:1 RUNNING',
      '1 worker:1 RUNNING, 1 worker:1 RUNNING',
    ]);
  });

  it('stops PENDING tasks at once', async () => {
    const [first = ''] = seedInstances();
    await createReplicas();
    clock.advance('3s');
    expect(layout()).toEqual(['0 worker:1 PENDING']);
    await setState('DRAINING', first);
    clock.advance('5s');

    expect(layout()).toEqual([]);
  });

  it('keeps its tasks where they have nowhere to go', async () => {
    const [first = ''] = seedInstances();
    await createReplicas();
    clock.runUntilIdle();
    await setState('DRAINING', first);
    clock.advance('10m');

    expect(layout()).toEqual(['0 worker:1 RUNNING']);
    expect((await service()).events?.[0]?.message).toContain(
      'was unable to place a task because no container instance met all of its requirements. ' +
        'Reason: No Container Instances were found in your cluster.',
    );
  });

  it('stays where it is when the instance is ACTIVE again', async () => {
    const [first = ''] = seedInstances();
    await createReplicas();
    clock.runUntilIdle();
    const [taskArn] = Object.keys(aws.state.ecs.tasks);
    await setState('DRAINING', first);
    clock.advance('1m');
    await setState('ACTIVE', first);
    clock.runUntilIdle();

    expect(Object.keys(aws.state.ecs.tasks)).toEqual([taskArn]);
    expect(Object.values(aws.state.ecs.services)).toMatchObject([{ isSteady: true }]);
  });

  it('moves to other instances during the warning of a Spot interruption', async () => {
    const [first = ''] = seedInstances();
    await createReplicas();
    clock.runUntilIdle();
    seedInstances();
    ecs.simulate.spotInterruption(first);
    clock.advance('119s');

    expect(layout()).toEqual(['1 worker:1 RUNNING']);
    expect(stopOf('worker')).toMatchObject({ stoppedReason: 'Service web: container instance is in DRAINING state' });
  });

  it.each<[string, string, (arn: string) => unknown]>([
    ['that is terminated', 'terminated.', (arn) => ecs.simulate.instanceTermination(arn)],
    [
      'that is deregistered by force',
      'deregistration forced by user',
      (containerInstance) => client.send(new DeregisterContainerInstanceCommand({ containerInstance, force: true })),
    ],
  ])('replaces the tasks of an instance %s', async (_, reason, lose) => {
    const [first = ''] = seedInstances();
    await createReplicas();
    clock.runUntilIdle();
    seedInstances();
    await lose(first);
    expect(stopOf('worker')?.stoppedReason).toContain(reason);
    clock.advance('5s');

    expect(layout()).toEqual(['1 worker:1 PENDING']);
    expect((await service()).deployments).toMatchObject([{ failedTasks: 0, rolloutState: 'COMPLETED' }]);
  });

  it('keeps the tasks of an instance whose agent is not heard', async () => {
    const [first = ''] = seedInstances();
    await createReplicas();
    seedInstances();
    clock.runUntilIdle();
    const before = layout();
    ecs.simulate.agentDisconnect(first);
    clock.runUntilIdle();

    expect(layout()).toEqual(before);
  });
});
