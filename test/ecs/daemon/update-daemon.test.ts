import {
  ClientException,
  ClusterNotFoundException,
  DaemonNotActiveException,
  DaemonNotFoundException,
  DeleteDaemonCommand,
  DeleteDaemonTaskDefinitionCommand,
  DescribeDaemonTaskDefinitionCommand,
  InvalidParameterException,
  UpdateDaemonCommand,
  waitUntilDaemonDeploymentStopped,
  type UpdateDaemonCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { ARN, createDaemonWorld, DAEMON, PROVIDER } from './daemon-world.js';

describe('UpdateDaemon', () => {
  const world = createDaemonWorld();
  const { aws, client, create, register, describeDaemon, deployment, daemonTasks, instances } = world;
  const { clock } = aws;
  const update = async (input: Partial<UpdateDaemonCommandInput> = {}) =>
    client.send(
      new UpdateDaemonCommand({
        daemonArn: DAEMON,
        daemonTaskDefinitionArn: `${ARN}:daemon-task-definition/agent:2`,
        capacityProviderArns: [PROVIDER],
        ...input,
      }),
    );
  const definitions = async () =>
    (await daemonTasks()).map(({ taskDefinitionArn = '' }) => taskDefinitionArn.replace(/.*\//, ''));
  /** So many instances with `agent:1`. */
  const begin = async (count: number) => {
    await world.begin(count);
    await register();
    await create({ deploymentConfiguration: { drainPercent: 100 } });
    clock.runUntilIdle();
  };

  afterAll(() => aws.restore());

  it('replies with a new deployment, whose source is the revision before', async () => {
    await begin(1);
    const { currentRevisions } = await describeDaemon();
    const { $metadata: _, ...reply } = await update();

    expect(reply).toEqual({
      daemonArn: DAEMON,
      status: 'ACTIVE',
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date(clock.now()),
      deploymentArn: expect.stringContaining(':daemon-deployment/default/agent/'),
    });
    expect(await deployment()).toMatchObject({
      status: 'PENDING',
      sourceDaemonRevisions: [{ arn: currentRevisions?.[0]?.arn, totalRunningInstanceCount: 1 }],
      targetDaemonRevision: { totalRunningInstanceCount: 0 },
    });
  });

  it('rolls the new revision out, a share of the instances at a time', async () => {
    await begin(4);
    await update({ deploymentConfiguration: { drainPercent: 50 } });
    clock.advance('5s');
    expect(await definitions()).toEqual(['agent:1', 'agent:1']);
    expect(await deployment()).toMatchObject({
      sourceDaemonRevisions: [{ totalRunningInstanceCount: 2, totalDrainingInstanceCount: 0 }],
    });
    clock.advance('100s');
    expect(await definitions()).toEqual(['agent:2', 'agent:2']);
    clock.advance('100s');

    expect(await definitions()).toEqual(['agent:2', 'agent:2', 'agent:2', 'agent:2']);
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
    expect(await describeDaemon()).toMatchObject({ currentRevisions: [{ totalRunningCount: 4 }] });
  });

  it('frees the definition before as soon as the new one is brought out', async () => {
    await begin(1);
    const daemonTaskDefinition = 'agent:1';
    const statusOf = async () =>
      (await client.send(new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition }))).daemonTaskDefinition
        ?.status;
    await update({ deploymentConfiguration: { bakeTimeInMinutes: 10 } });
    await client.send(new DeleteDaemonTaskDefinitionCommand({ daemonTaskDefinition }));
    clock.advance('10m');
    expect(await definitions()).toEqual(['agent:2']);
    expect(await statusOf()).toBe('DELETE_IN_PROGRESS');
    clock.advance('10m');

    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
    expect(await statusOf()).toBe('DELETED');
  });

  it('rolls back when the new tasks do not start', async () => {
    await begin(2);
    const { currentRevisions } = await describeDaemon();
    aws.ecs.onTask({ taskDefinition: 'agent:2' }, { pullError: true });
    await update();
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Rollback completed successfully.',
      circuitBreaker: { status: 'TRIGGERED', failureCount: 10, threshold: 10 },
      rollback: {
        reason: 'Daemon deployment circuit breaker: tasks failed to start.',
        rollbackTargetDaemonRevisionArn: currentRevisions?.[0]?.arn,
        rollbackCapacityProviders: [PROVIDER],
      },
    });
    expect(await definitions()).toEqual(['agent:1', 'agent:1']);
    expect(await describeDaemon()).toMatchObject({ currentRevisions: [{ arn: currentRevisions?.[0]?.arn }] });
  });

  it('fails to roll back when the old tasks do not start either', async () => {
    await begin(1);
    aws.ecs.onTask({ family: 'agent' }, { pullError: true });
    await update();
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'The rollback failed: tasks failed to start.',
    });
  });

  it('rolls back when an alarm goes off', async () => {
    await begin(2);
    const alarms = { enable: true, alarmNames: ['errors', 'latency'] };
    await update({ deploymentConfiguration: { alarms, bakeTimeInMinutes: 10 } });
    clock.advance('2m');
    expect(await definitions()).toEqual(['agent:1', 'agent:2']);
    expect(await deployment()).toMatchObject({
      status: 'IN_PROGRESS',
      alarms: { status: 'MONITORING', alarmNames: ['errors', 'latency'], triggeredAlarmNames: [] },
    });
    aws.ecs.simulate.alarm('errors');
    clock.advance('5s');
    expect(await deployment()).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['errors'] },
    });
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' });
    expect(await definitions()).toEqual(['agent:1', 'agent:1']);
  });

  it('does not heed alarms of which one has gone off before', async () => {
    await begin(1);
    aws.ecs.simulate.alarm('errors');
    await update({ deploymentConfiguration: { alarms: { enable: true, alarmNames: ['errors', 'latency'] } } });
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({
      status: 'SUCCESSFUL',
      alarms: { status: 'DISABLED', alarmNames: ['errors', 'latency'], triggeredAlarmNames: [] },
    });
  });

  it('stops a deployment that is under way for the new one', async () => {
    await begin(1);
    const { deploymentArn: first = '' } = await update();
    await update();
    expect(await deployment(first)).toMatchObject({ status: 'STOP_REQUESTED' });
    const { state } = await clock.fastForward(() =>
      waitUntilDaemonDeploymentStopped({ client, maxWaitTime: 60 }, { daemonDeploymentArns: [first] }),
    );

    expect(state).toBe('SUCCESS');
    expect(await deployment(first)).toMatchObject({
      statusReason: 'Deployment was replaced by a newer one.',
      circuitBreaker: { status: 'MONITORING_COMPLETE' },
    });
    clock.runUntilIdle();
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it('moves the daemon to other providers', async () => {
    await begin(1);
    const { managedInstancesProvider } = aws.state.ecs.capacityProviders[PROVIDER] ?? {};
    const settings = { managedInstancesProvider: managedInstancesProvider as never };
    aws.ecs.seed({ capacityProviders: [{ name: 'other', ...settings }] });
    aws.ecs.seed({ containerInstances: [{ capacityProviderName: 'other' }] });
    await update({ capacityProviderArns: [`${ARN}:capacity-provider/other`] });
    clock.runUntilIdle();

    expect(await daemonTasks()).toMatchObject([{ capacityProviderName: 'other' }]);
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it.each<[string, Partial<UpdateDaemonCommandInput>, unknown, string]>([
    ['a daemon that is not there', { daemonArn: `${DAEMON}-2` }, DaemonNotFoundException, 'Daemon not found.'],
    [
      'a cluster that is not there',
      { daemonArn: `${ARN}:daemon/other/agent` },
      ClusterNotFoundException,
      'Cluster not found.',
    ],
    ['a name', { daemonArn: 'agent' }, InvalidParameterException, 'Invalid arn syntax.'],
    [
      'a definition that is not there',
      { daemonTaskDefinitionArn: `${ARN}:daemon-task-definition/agent:9` },
      ClientException,
      'The specified daemon task definition was not found.',
    ],
    [
      'a drain percentage below 0',
      { deploymentConfiguration: { drainPercent: -1 } },
      InvalidParameterException,
      'drainPercent must be between 0 and 100.',
    ],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    await begin(0);
    expect(await rejectionOf(update(input))).toEqual([errorClass, message]);
  });

  it('refuses a daemon that is being deleted', async () => {
    await begin(1);
    await client.send(new DeleteDaemonCommand({ daemonArn: DAEMON }));

    expect(await rejectionOf(update())).toEqual([DaemonNotActiveException, 'Daemon was not ACTIVE.']);
  });
});
