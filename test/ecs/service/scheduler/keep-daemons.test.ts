import {
  CreateCapacityProviderCommand,
  DeregisterContainerInstanceCommand,
  PutAttributesCommand,
  PutClusterCapacityProvidersCommand,
  RegisterContainerInstanceCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEc2ServiceWorld } from './ec2-service-world.js';

describe('the scheduler of a DAEMON service', () => {
  const world = createEc2ServiceWorld();
  const { aws, client, begin, seedInstances, createDaemon, createReplicas, setState, service, messages, layout } =
    world;
  const { clock, ecs, events } = aws;
  const agent = () => service('agent');
  const counts = async () => {
    const { desiredCount, runningCount, deployments = [] } = await agent();
    return { desiredCount, runningCount, rolloutState: deployments[0]?.rolloutState };
  };
  const actions = () =>
    events
      .all()
      .filter((event) => event['detail-type'] === 'ECS Service Action')
      .map(({ detail }) => (detail as { eventName?: string }).eventName);

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('runs one task on each instance, and says so', async () => {
    seedInstances({ count: 3 });
    await createDaemon();
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING', '1 agent:1 RUNNING', '2 agent:1 RUNNING']);
    expect(await counts()).toEqual({ desiredCount: 3, runningCount: 3, rolloutState: 'COMPLETED' });
    expect(await messages('agent')).toEqual([
      '(service agent) has started 3 tasks: (task #1) (task #2) (task #3).',
      '(service agent) (deployment ecs-svc/#4) deployment completed.',
      '(service agent) has reached a steady state.',
    ]);
    expect(actions()).toEqual(['SERVICE_DESIRED_COUNT_UPDATED', 'SERVICE_STEADY_STATE']);
  });

  it('wants no task in a cluster without instances', async () => {
    await createDaemon();
    clock.runUntilIdle();

    expect(await counts()).toEqual({ desiredCount: 0, runningCount: 0, rolloutState: 'COMPLETED' });
  });

  it('runs a task on an instance that registers later', async () => {
    seedInstances();
    await createDaemon();
    clock.runUntilIdle();
    await client.send(
      new RegisterContainerInstanceCommand({
        instanceIdentityDocument: JSON.stringify({ instanceId: 'i-1', instanceType: 'm5.large' }),
      }),
    );
    expect(layout()).toEqual(['0 agent:1 RUNNING']);
    clock.advance('5s');

    expect(layout()).toEqual(['0 agent:1 RUNNING', '1 agent:1 PENDING']);
    expect(await counts()).toMatchObject({ desiredCount: 2, rolloutState: 'COMPLETED' });
  });

  it('leaves out the instances of another launch type', async () => {
    seedInstances({}, { launchType: 'EXTERNAL' });
    await createDaemon();
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING']);
  });

  it('leaves out the instances that do not fit the constraints', async () => {
    const [first = ''] = seedInstances({ count: 2 });
    await client.send(
      new PutAttributesCommand({
        attributes: [{ name: 'stack', value: 'prod', targetType: 'container-instance', targetId: first }],
      }),
    );
    await createDaemon({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] });
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING']);
    expect(await counts()).toMatchObject({ desiredCount: 1 });
  });

  it('follows the attributes of the instances', async () => {
    const [first = '', second = ''] = seedInstances({ count: 2 });
    const put = (targetId: string, value: string) =>
      client.send(
        new PutAttributesCommand({
          attributes: [{ name: 'stack', value, targetType: 'container-instance', targetId }],
        }),
      );
    await put(first, 'prod');
    await createDaemon({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] });
    clock.runUntilIdle();
    aws.resetHistory();
    await put(first, 'test');
    await put(second, 'prod');
    clock.runUntilIdle();

    expect(layout()).toEqual(['1 agent:1 RUNNING']);
    expect(actions()).toContain('SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED');
  });

  it('leaves out an instance whose agent is disconnected, until it is back', async () => {
    const [, second = ''] = seedInstances({}, { agentConnected: false });
    await createDaemon();
    clock.runUntilIdle();
    expect(await counts()).toMatchObject({ desiredCount: 1 });
    ecs.simulate.agentReconnect(second);
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING', '1 agent:1 RUNNING']);
  });

  it('keeps the task on an instance whose agent is lost', async () => {
    const [first = ''] = seedInstances();
    await createDaemon();
    clock.runUntilIdle();
    ecs.simulate.agentDisconnect(first);
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING']);
    expect(await counts()).toMatchObject({ desiredCount: 1 });
  });

  it('runs on the instances of its capacity provider alone', async () => {
    await client.send(
      new CreateCapacityProviderCommand({
        name: 'asg',
        autoScalingGroupProvider: {
          autoScalingGroupArn:
            'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/group',
        },
      }),
    );
    await client.send(
      new PutClusterCapacityProvidersCommand({
        cluster: 'default',
        capacityProviders: ['asg'],
        defaultCapacityProviderStrategy: [],
      }),
    );
    clock.runUntilIdle();
    seedInstances({}, { capacityProviderName: 'asg' });
    await createDaemon({
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }],
    });
    clock.runUntilIdle();

    expect(layout()).toEqual(['1 agent:1 RUNNING']);
    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([{ capacityProviderName: 'asg' }]);
  });

  it('says where there is no room, and starts the task as soon as there is', async () => {
    seedInstances({ count: 2 });
    aws.ecs.seed({
      taskDefinitions: [
        { family: 'big', networkMode: 'bridge', containerDefinitions: [{ name: 'big', cpu: 1_900, memory: 64 }] },
      ],
    });
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'big', launchType: 'EC2' }));
    clock.runUntilIdle();
    const busy = layout()[0]?.charAt(0);
    await createDaemon();
    clock.advance('2s');

    const free = busy === '0' ? '1' : '0';
    expect(layout()).toEqual([`${busy} big:1 RUNNING`, `${free} agent:1 PENDING`].toSorted());
    expect(await counts()).toMatchObject({ desiredCount: 2, rolloutState: 'IN_PROGRESS' });
    expect((await messages('agent')).at(-1)).toBe(
      '(service agent) was unable to place a task because no container instance met all of its requirements. ' +
        'The closest matching (container-instance #2) has insufficient CPU units available. ' +
        'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    );
    await client.send(new StopTaskCommand({ task: tasks[0]?.taskArn }));
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING', '1 agent:1 RUNNING']);
    expect(await counts()).toEqual({ desiredCount: 2, runningCount: 2, rolloutState: 'COMPLETED' });
  });

  it('replaces a task that has ended', async () => {
    seedInstances();
    ecs.onTask({ family: 'agent' }, [{ exitCode: 1, after: '1m' }, {}]);
    await createDaemon();
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING']);
    expect(Object.values(aws.state.ecs.tasks)).toHaveLength(2);
  });

  it('replaces a task that has become unhealthy', async () => {
    const containerDefinitions = [{ name: 'agent', memory: 64, healthCheck: { command: ['CMD', 'true'] } }];
    ecs.seed({ taskDefinitions: [{ family: 'checked', networkMode: 'bridge', containerDefinitions }] });
    ecs.onTask({ family: 'checked' }, [{ health: [{ after: '1m', status: 'UNHEALTHY' }] }]);
    seedInstances();
    await createDaemon({ taskDefinition: 'checked' });
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 checked:1 RUNNING']);
    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([
      { stoppedReason: 'Task failed container health checks' },
      { desiredStatus: 'RUNNING' },
    ]);
  });

  it('leaves a DRAINING instance after the tasks of other services', async () => {
    const [first = ''] = seedInstances();
    await createDaemon();
    await createReplicas();
    clock.runUntilIdle();
    seedInstances();
    clock.runUntilIdle();
    await setState('DRAINING', first);
    clock.advance('30s');
    expect(layout()).toEqual(['0 agent:1 RUNNING', '0 worker:1 RUNNING', '1 agent:1 RUNNING', '1 worker:1 RUNNING']);
    clock.runUntilIdle();

    expect(layout()).toEqual(['1 agent:1 RUNNING', '1 worker:1 RUNNING']);
    expect(await counts()).toMatchObject({ desiredCount: 1 });
    const agents = Object.values(aws.state.ecs.tasks).filter(({ family }) => family === 'agent');
    expect(agents[0]).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Service agent: container instance is in DRAINING state',
    });
  });

  it('comes back to an instance that is ACTIVE again', async () => {
    const [first = ''] = seedInstances();
    await createDaemon();
    clock.runUntilIdle();
    await setState('DRAINING', first);
    clock.runUntilIdle();
    expect(layout()).toEqual([]);
    await setState('ACTIVE', first);
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING']);
  });

  it.each<[string, (arn: string) => unknown]>([
    ['is terminated', (arn) => ecs.simulate.instanceTermination(arn)],
    [
      'is deregistered by force',
      (containerInstance) => client.send(new DeregisterContainerInstanceCommand({ containerInstance, force: true })),
    ],
  ])('wants one task less when an instance %s', async (_, lose) => {
    const [first = ''] = seedInstances({ count: 2 });
    await createDaemon();
    clock.runUntilIdle();
    await lose(first);
    clock.runUntilIdle();

    expect(layout()).toEqual(['1 agent:1 RUNNING']);
    expect(await counts()).toEqual({ desiredCount: 1, runningCount: 1, rolloutState: 'COMPLETED' });
  });
});
