import { RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEc2ServiceWorld } from './ec2-service-world.js';

const GUIDE = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
const UNPLACED = '(service web) was unable to place a task because no container instance met all of its requirements.';

describe('a service whose tasks find no room', () => {
  const world = createEc2ServiceWorld();
  const { aws, client, begin, seedInstances, createReplicas, setState, messages, service, layout } = world;
  const { clock, ecs, events } = aws;
  const placementFailures = () =>
    events
      .all()
      .filter(({ detail }) => (detail as { eventName?: string }).eventName === 'SERVICE_TASK_PLACEMENT_FAILURE');
  const seedDefinition = (container: object) =>
    ecs.seed({
      taskDefinitions: [
        {
          family: 'app',
          networkMode: 'bridge',
          containerDefinitions: [{ name: 'app', cpu: 64, memory: 64, ...container }],
        },
      ],
    });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('says that there are no instances', async () => {
    await createReplicas();
    clock.advance('2s');

    expect(await messages()).toEqual([
      `${UNPLACED} Reason: No Container Instances were found in your cluster. ${GUIDE}`,
    ]);
    expect(placementFailures()).toMatchObject([{ detail: { eventType: 'ERROR' } }]);
  });

  it.each<[string, object, string, string]>([
    ['CPU', { cpu: 4_096 }, 'has insufficient CPU units available.', 'RESOURCE:CPU'],
    ['memory', { memory: 16_384 }, 'has insufficient memory available.', 'RESOURCE:MEMORY'],
    [
      'a port',
      { portMappings: [{ containerPort: 22, hostPort: 22 }] },
      'is already using a port required by your task.',
      'RESOURCE:PORTS',
    ],
    [
      'a GPU',
      { resourceRequirements: [{ type: 'GPU', value: '1' }] },
      'has insufficient GPU resource available.',
      'RESOURCE:GPU',
    ],
  ])('says that the instance lacks %s', async (_, container, words, reason) => {
    seedDefinition(container);
    const [arn = ''] = seedInstances();
    await createReplicas({ taskDefinition: 'app' });
    clock.advance('2s');

    expect((await service()).events).toMatchObject([
      { message: `${UNPLACED} The closest matching (container-instance ${arn.slice(-32)}) ${words} ${GUIDE}` },
    ]);
    expect(placementFailures()).toMatchObject([{ detail: { reason } }]);
  });

  it('says that the instance lacks an attribute', async () => {
    ecs.seed({
      taskDefinitions: [
        {
          family: 'app',
          networkMode: 'bridge',
          volumes: [{ name: 'data', dockerVolumeConfiguration: { driver: 'rexray' } }],
          containerDefinitions: [{ name: 'app', memory: 64 }],
        },
      ],
    });
    const [arn = ''] = seedInstances();
    await createReplicas({ taskDefinition: 'app' });
    clock.advance('2s');

    expect((await service()).events?.[0]?.message).toBe(
      `${UNPLACED} The closest matching (container-instance ${arn.slice(-32)}) ` +
        `is missing an attribute required by your task. ${GUIDE}`,
    );
  });

  it('says that the agent is not heard', async () => {
    const [arn = ''] = seedInstances({ agentConnected: false });
    await createReplicas();
    clock.advance('2s');

    expect((await service()).events?.[0]?.message).toBe(
      `${UNPLACED} The closest matching (container-instance ${arn.slice(-32)}) encountered error "AGENT". ${GUIDE}`,
    );
  });

  it('names the instance that came closest', async () => {
    const [, second = ''] = seedInstances({ agentConnected: false }, {});
    await createReplicas({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] });
    clock.advance('2s');

    expect((await service()).events?.[0]?.message).toBe(
      `${UNPLACED} The closest matching (container-instance ${second.slice(-32)}) ` +
        `encountered error "MemberOf placement constraint unsatisfied.". ${GUIDE}`,
    );
  });

  it('starts as many tasks as there is room for', async () => {
    seedInstances();
    await createReplicas({ desiredCount: 9 });
    clock.advance('2s');

    expect(layout()).toHaveLength(8);
    expect(await service()).toMatchObject({ pendingCount: 8, deployments: [{ failedTasks: 1 }] });
  });

  it('tries again ever more slowly', async () => {
    await createReplicas();
    clock.advance('1m');

    const times = placementFailures().map(({ time }) => time);
    expect(times).toEqual(['2024-01-01T00:00:02Z', '2024-01-01T00:00:12Z', '2024-01-01T00:00:32Z']);
  });

  it('tries again as soon as an instance comes', async () => {
    await createReplicas();
    clock.advance('35s');
    seedInstances();
    clock.advance('5s');

    expect(layout()).toEqual(['0 worker:1 PENDING']);
  });

  it('tries again as soon as an instance is ACTIVE', async () => {
    const [arn = ''] = seedInstances({ status: 'DRAINING' });
    await createReplicas();
    clock.advance('35s');
    await setState('ACTIVE', arn);
    clock.advance('5s');

    expect(layout()).toEqual(['0 worker:1 PENDING']);
  });

  it('tries again as soon as another task makes room', async () => {
    seedDefinition({ cpu: 2_000 });
    seedInstances();
    const { tasks: [task] = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app', launchType: 'EC2' }));
    clock.advance('10s');
    await createReplicas();
    clock.advance('35s');
    await client.send(new StopTaskCommand({ task: task?.taskArn }));
    clock.advance('5s');

    expect(layout()).toEqual(['0 worker:1 PENDING']);
  });

  it('counts no failure for a try that is in vain because the room is too small', async () => {
    seedInstances();
    seedDefinition({ cpu: 4_096 });
    await createReplicas({ taskDefinition: 'app' });
    clock.advance('13s');
    expect(await service()).toMatchObject({ deployments: [{ failedTasks: 2 }] });
    seedInstances();
    clock.advance('5s');
    expect(placementFailures()).toHaveLength(3);
    expect(await service()).toMatchObject({ deployments: [{ failedTasks: 2 }] });
    clock.advance('14s');

    expect(placementFailures()).toHaveLength(4);
    expect(await service()).toMatchObject({ deployments: [{ failedTasks: 3 }] });
  });

  it('does not hurry where tasks fail to start', async () => {
    ecs.onTask({ family: 'worker' }, { pullError: true });
    seedInstances();
    await createReplicas();
    clock.advance('35s');
    const before = Object.keys(aws.state.ecs.tasks).length;
    seedInstances();
    clock.advance('5s');

    expect(Object.keys(aws.state.ecs.tasks)).toHaveLength(before);
  });

  it('makes the circuit breaker give up', async () => {
    await createReplicas({ deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } });
    clock.runUntilIdle();

    expect(await service()).toMatchObject({ deployments: [{ failedTasks: 3, rolloutState: 'FAILED' }] });
  });
});
