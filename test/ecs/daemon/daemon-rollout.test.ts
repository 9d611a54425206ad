import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { ARN, CLUSTER, createDaemonWorld, DAEMON, PROVIDER } from './daemon-world.js';

const STRATEGY = [{ capacityProvider: 'managed', weight: 1 }];

describe('a daemon', () => {
  const world = createDaemonWorld();
  const { aws, client, begin, create, describeDaemon, deployment, daemonTasks, instances } = world;
  const { clock } = aws;
  const run = async () => {
    const command = new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy: STRATEGY });
    return (await client.send(command)).tasks?.[0]?.taskArn ?? '';
  };
  const statusOf = async (task: string) =>
    (await client.send(new DescribeTasksCommand({ tasks: [task] }))).tasks?.[0]?.lastStatus;

  afterAll(() => aws.restore());

  it('starts one task on each instance that comes later, before all other tasks', async () => {
    await begin();
    await create();
    clock.runUntilIdle();
    expect(await daemonTasks()).toEqual([]);

    const task = await run();
    clock.advance('90s');
    expect(instances()).toEqual(['REGISTERING']);
    expect(await daemonTasks()).toMatchObject([{ lastStatus: 'PENDING' }]);
    expect(await statusOf(task)).toBe('PROVISIONING');
    clock.advance('10s');
    expect(instances()).toEqual(['ACTIVE']);
    expect(await daemonTasks()).toMatchObject([
      {
        lastStatus: 'RUNNING',
        taskDefinitionArn: `${ARN}:daemon-task-definition/agent:1`,
        group: 'daemon:agent',
        startedBy: expect.stringMatching(/^ecs-daemon\/\d{19}$/),
        launchType: 'MANAGED_INSTANCES',
        capacityProviderName: 'managed',
        tags: [],
      },
    ]);
    clock.runUntilIdle();
    expect(await statusOf(task)).toBe('RUNNING');
  });

  it('leaves room for the daemon on the instances that are launched', async () => {
    await begin();
    const containerDefinitions = [{ name: 'large', image: 'large', cpu: 2_048, memory: 512 }];
    const daemonTaskDefinitionArn = await world.register({ family: 'large', containerDefinitions });
    await create({ daemonTaskDefinitionArn });
    const task = await run();
    clock.runUntilIdle();

    const [instance] = Object.values(aws.state.ecs.containerInstances);
    expect(instance?.attributes).toContainEqual({ name: 'ecs.instance-type', value: 'c5.xlarge' });
    expect(instance?.remaining.cpu).toBe(1_024);
    expect(await statusOf(task)).toBe('RUNNING');
  });

  it('replaces the instances that are there, a quarter at a time, but one at least', async () => {
    await begin(2);
    await create();
    clock.advance('5s');
    expect(instances()).toEqual(['ACTIVE']);
    expect(await deployment()).toMatchObject({ status: 'IN_PROGRESS', startedAt: new Date('2024-01-01T00:00:05Z') });
    clock.advance('90s');
    expect(instances()).toEqual(['ACTIVE', 'REGISTERING']);
    clock.advance('10s');
    expect(instances()).toEqual(['ACTIVE']);
    clock.advance('100s');

    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
    expect(await daemonTasks()).toHaveLength(2);
    expect(await deployment()).toMatchObject({
      status: 'SUCCESSFUL',
      statusReason: 'Deployment completed successfully.',
      finishedAt: new Date('2024-01-01T00:03:25Z'),
      circuitBreaker: { status: 'MONITORING_COMPLETE', failureCount: 0, threshold: 10 },
      targetDaemonRevision: {
        capacityProviders: [{ arn: PROVIDER, runningInstanceCount: 2, drainingInstanceCount: 0 }],
        totalRunningInstanceCount: 2,
      },
      sourceDaemonRevisions: [],
    });
  });

  it('replaces as many at a time as it is told, and waits for the bake time after each step', async () => {
    await begin(4);
    await create({ deploymentConfiguration: { drainPercent: 50, bakeTimeInMinutes: 5 } });
    clock.advance('5s');
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
    clock.advance('100s');
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
    clock.advance('299s');
    expect(instances()).toHaveLength(4);
    clock.advance('1s');
    expect(instances()).toHaveLength(2);
    clock.advance('399s');
    expect(await deployment()).toMatchObject({ status: 'IN_PROGRESS' });
    clock.advance('1s');
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it('lets services move their tasks off an instance, and stops tasks of nobody', async () => {
    await begin();
    const input = { serviceName: 'web', taskDefinition: 'app', desiredCount: 1, capacityProviderStrategy: STRATEGY };
    await client.send(new CreateServiceCommand(input));
    clock.runUntilIdle();
    const task = await run();
    clock.runUntilIdle();
    expect(instances()).toEqual(['ACTIVE']);
    await create({ deploymentConfiguration: { drainPercent: 100 } });
    clock.runUntilIdle();

    expect(await statusOf(task)).toBe('STOPPED');
    const { services } = await client.send(new DescribeServicesCommand({ services: ['web'] }));
    expect(services?.[0]).toMatchObject({ runningCount: 1, pendingCount: 0 });
    expect(instances()).toEqual(['ACTIVE']);
    expect(await daemonTasks()).toHaveLength(1);
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it('stops half-way when its tasks do not start, and there is nothing to go back to', async () => {
    await begin(1);
    aws.ecs.onTask({ family: 'agent' }, { pullError: true });
    await create();
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({
      status: 'STOPPED',
      statusReason: 'Daemon deployment circuit breaker: tasks failed to start.',
      circuitBreaker: { status: 'TRIGGERED', failureCount: 10, threshold: 10 },
    });
    expect(instances()).toEqual(['REGISTERING']);
    const impaired = aws.events.all().filter((event) => event['detail-type'] === 'ECS Daemon Service Action');
    expect(impaired[0]).toMatchObject({
      resources: [expect.stringContaining(':task/default/')],
      detail: {
        eventType: 'WARNING',
        eventName: 'DAEMON_TASK_START_IMPAIRED',
        clusterArn: CLUSTER,
        failureType: 'TASK_FAILED_TO_RUN',
        reason: 'Task failed to start',
      },
    });
  });

  it('says so when an instance has no room for the task', async () => {
    await begin(1);
    const containerDefinitions = [{ name: 'huge', image: 'huge', memory: 64_000 }];
    const daemonTaskDefinitionArn = await world.register({ family: 'huge', containerDefinitions });
    await create({ daemonTaskDefinitionArn });
    clock.advance('95s');

    expect(await daemonTasks()).toEqual([]);
    const [event] = aws.events.all().filter(({ detail }) => detail['eventName'] === 'DAEMON_TASK_START_IMPAIRED');
    expect(event).toMatchObject({
      resources: [DAEMON],
      detail: { failureType: 'TASK_CREATION_FAILED', reason: 'RESOURCE:MEMORY' },
    });
  });

  it('does not keep an instance from other tasks when it is not critical', async () => {
    await begin();
    aws.ecs.onTask({ family: 'agent' }, { pullError: true });
    await create({ critical: false });
    clock.runUntilIdle();
    const task = await run();
    clock.advance('2m');

    expect(instances()).toEqual(['ACTIVE']);
    expect(await statusOf(task)).toBe('RUNNING');
    expect(await describeDaemon()).toMatchObject({
      currentRevisions: [
        {
          capacityProviders: [{ arn: PROVIDER, runningCount: 0, withoutDaemonCount: 1 }],
          totalRunningCount: 0,
          totalWithoutDaemonCount: 1,
        },
      ],
    });
  });
});
