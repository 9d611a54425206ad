import { DescribeTasksCommand, RunTaskCommand, StopTaskCommand, UpdateDaemonCommand } from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { createDaemonWorld, DAEMON, PROVIDER } from './daemon-world.js';

describe('the task of a daemon', () => {
  const { aws, client, begin, create, register, describeDaemon, deployment, daemonTasks, instances } =
    createDaemonWorld();
  const { clock } = aws;
  const stop = async () => {
    const [task] = await daemonTasks();
    await client.send(new StopTaskCommand({ task: task?.taskArn }));
    return task;
  };
  const impairedStarts = () =>
    aws.events.all().filter(({ detail }) => detail['eventName'] === 'DAEMON_TASK_START_IMPAIRED');
  const retries = () => clock.pending().filter(({ kind }) => kind === 'ecs.daemon.reconcile');

  afterAll(() => aws.restore());

  it('takes its instance and all tasks there with it when it is critical', async () => {
    await begin(1);
    await create();
    clock.runUntilIdle();
    const capacityProviderStrategy = [{ capacityProvider: 'managed', weight: 1 }];
    const { tasks } = await client.send(new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy }));
    clock.runUntilIdle();
    const stopped = await stop();
    clock.advance('1s');
    expect(instances()).toEqual([]);
    clock.runUntilIdle();

    expect(instances()).toEqual(['ACTIVE']);
    const [task] = await daemonTasks();
    expect(task).toMatchObject({ lastStatus: 'RUNNING' });
    expect(task?.containerInstanceArn).not.toBe(stopped?.containerInstanceArn);
    const described = await client.send(new DescribeTasksCommand({ tasks: [tasks?.[0]?.taskArn ?? ''] }));
    expect(described.tasks?.[0]).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TerminationNotice',
      stoppedReason: 'Container instance is in DRAINING state',
    });
  });

  it('stops last on an instance that drains', async () => {
    await begin(1);
    await create({ deploymentConfiguration: { drainPercent: 100 } });
    clock.runUntilIdle();
    aws.ecs.onTask({ family: 'app' }, { onStop: { after: '20s' } });
    const capacityProviderStrategy = [{ capacityProvider: 'managed', weight: 1 }];
    await client.send(new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy }));
    clock.runUntilIdle();
    await create({ daemonName: 'other' });
    clock.advance('24s');
    expect(instances()).toEqual(['DRAINING']);
    expect(await daemonTasks()).toMatchObject([{ lastStatus: 'RUNNING' }]);
    clock.advance('1s');
    expect(instances()).toEqual([]);
    clock.runUntilIdle();
    expect(await daemonTasks('other')).toHaveLength(1);
    expect(await daemonTasks()).toHaveLength(1);
  });

  it('starts again on its instance when it is not critical', async () => {
    await begin(1);
    await create({ critical: false });
    clock.runUntilIdle();
    const stopped = await stop();
    clock.advance('9s');
    expect(await daemonTasks()).toEqual([]);
    expect(await describeDaemon()).toMatchObject({ currentRevisions: [{ totalWithoutDaemonCount: 1 }] });
    clock.runUntilIdle();

    const [task] = await daemonTasks();
    expect(task?.taskArn).not.toBe(stopped?.taskArn);
    expect(task).toMatchObject({ lastStatus: 'RUNNING', containerInstanceArn: stopped?.containerInstanceArn });
  });

  /** A daemon with a health check, which has been deployed on no instance yet. */
  const beginChecked = async () => {
    await begin();
    const healthCheck = { command: ['CMD', 'true'], interval: 5, timeout: 2, retries: 1 };
    const containerDefinitions = [{ name: 'agent', image: 'agent:2', memory: 256, healthCheck }];
    await create({ daemonTaskDefinitionArn: await register({ containerDefinitions }) });
    clock.runUntilIdle();
  };

  it('stops when its health check gives it up', async () => {
    await beginChecked();
    const health = [
      { after: '5s', status: 'HEALTHY' },
      { after: '60s', status: 'UNHEALTHY' },
    ] as const;
    aws.ecs.onTask({ family: 'agent' }, [{ health }, {}]);
    aws.ecs.seed({ containerInstances: [{ capacityProviderName: 'managed' }] });
    clock.advance('20s');
    const [task] = await daemonTasks();
    expect(task).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'HEALTHY' });
    clock.runUntilIdle();

    const described = await client.send(new DescribeTasksCommand({ tasks: [task?.taskArn ?? ''] }));
    expect(described.tasks?.[0]).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Task failed container health checks',
    });
    expect(instances()).toEqual(['ACTIVE']);
    expect(await daemonTasks()).toMatchObject([{ healthStatus: 'HEALTHY' }]);
    expect(impairedStarts()).toEqual([]);
  });

  it('has not started well when its health check never passes', async () => {
    await beginChecked();
    aws.ecs.onTask({ family: 'agent' }, [{ health: [{ after: '5s', status: 'UNHEALTHY' }] }, {}]);
    aws.ecs.seed({ containerInstances: [{ capacityProviderName: 'managed' }] });
    clock.runUntilIdle();

    expect(impairedStarts()).toMatchObject([
      { detail: { failureType: 'TASK_FAILED_TO_RUN', reason: 'Task failed container health checks' } },
    ]);
    expect(await daemonTasks()).toMatchObject([{ healthStatus: 'HEALTHY' }]);
  });

  it('that ends again and again is nothing to wait for', async () => {
    await begin();
    await create({ critical: false });
    clock.runUntilIdle();
    aws.ecs.onTask({ family: 'agent' }, { exitCode: 1, after: '1m' });
    aws.ecs.seed({ containerInstances: [{ capacityProviderName: 'managed' }] });
    clock.runUntilIdle();
    clock.advance('1h');

    expect(instances()).toEqual(['ACTIVE']);
    expect(aws.state.ecs.daemons[DAEMON]?.exitedTasks).toBe(13);
    expect(retries()).toMatchObject([{ background: true }]);
  });

  it('that ends again and again lets an update begin all the same', async () => {
    await begin();
    await create({ critical: false });
    clock.runUntilIdle();
    aws.ecs.onTask({ taskDefinition: 'agent:1' }, { exitCode: 1, after: '1m' });
    aws.ecs.seed({ containerInstances: [{ capacityProviderName: 'managed' }] });
    clock.runUntilIdle();
    const [retry] = retries();
    clock.advanceTo((retry?.dueAt.getTime() ?? 0) - 2_000);
    const input = { daemonArn: DAEMON, daemonTaskDefinitionArn: await register(), capacityProviderArns: [PROVIDER] };
    await client.send(new UpdateDaemonCommand(input));
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
    expect(await daemonTasks()).toMatchObject([{ lastStatus: 'RUNNING' }]);
  });

  it('that ends as soon as it starts keeps no clock busy, even where nothing takes time', async () => {
    const world = createDaemonWorld({ timing: 'instant' });
    await world.begin();
    await world.create();
    world.aws.ecs.onTask({ family: 'agent' }, { exitCode: 1 });
    world.aws.ecs.seed({ containerInstances: [{ capacityProviderName: 'managed' }] });
    world.aws.clock.advance('1h');

    const { exitedTasks = 0 } = world.aws.state.ecs.daemons[DAEMON] ?? {};
    world.aws.restore();
    expect(exitedTasks).toBe(14);
  });
});
