import {
  DeleteDaemonCommand,
  DescribeDaemonCommand,
  RegisterContainerInstanceCommand,
  RunTaskCommand,
  UpdateContainerInstancesStateCommand,
  UpdateDaemonCommand,
  type ContainerInstanceStatus,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ARN, createDaemonWorld, DAEMON, PROVIDER } from './daemon-world.js';

const STRATEGY = [{ capacityProvider: 'managed', weight: 1 }];

describe('the instances of a daemon', () => {
  const { aws, client, begin, create, register, deployment, daemonTasks, instances } = createDaemonWorld();
  const { clock } = aws;
  const run = async () =>
    client.send(new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy: STRATEGY }));
  const arns = () => Object.keys(aws.state.ecs.containerInstances);
  const set = async (status: ContainerInstanceStatus, containerInstances = arns()) =>
    client.send(new UpdateContainerInstancesStateCommand({ containerInstances, status }));
  const update = async () => {
    const daemonTaskDefinitionArn = await register();
    await client.send(
      new UpdateDaemonCommand({ daemonArn: DAEMON, daemonTaskDefinitionArn, capacityProviderArns: [PROVIDER] }),
    );
  };
  /** One instance with the task of the daemon. */
  const beginDeployed = async () => {
    await create();
    aws.ecs.seed({ containerInstances: [{ capacityProviderName: 'managed' }] });
    clock.runUntilIdle();
  };

  beforeEach(() => begin());
  afterAll(() => aws.restore());

  it.each(['ACTIVE', 'DRAINING'] as const)('cannot be made %s while they are REGISTERING', async (status) => {
    await create();
    await run();
    clock.advance('90s');
    expect(instances()).toEqual(['REGISTERING']);

    expect(await set(status)).toMatchObject({
      containerInstances: [],
      failures: [{ arn: arns()[0], reason: 'REGISTERING' }],
    });
    expect(instances()).toEqual(['REGISTERING']);
  });

  it('cannot be kept when others take their place', async () => {
    await begin(1);
    aws.ecs.onTask({ family: 'app' }, { onStop: { after: '20s' } });
    await run();
    clock.runUntilIdle();
    await create();
    clock.advance('5s');
    expect(instances()).toEqual(['DRAINING']);

    expect(await set('DRAINING')).toMatchObject({ failures: [] });
    expect(await set('ACTIVE')).toMatchObject({
      containerInstances: [],
      failures: [{ arn: arns()[0], reason: 'DRAINING' }],
    });
    clock.runUntilIdle();
    expect(instances()).toEqual(['ACTIVE']);
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it('stay when they come back after others have taken their place', async () => {
    await begin(1);
    await create();
    clock.runUntilIdle();
    await client.send(new RegisterContainerInstanceCommand({ containerInstanceArn: arns()[0] }));
    await run();
    clock.runUntilIdle();

    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('that a user drains are replaced for a new revision', async () => {
    await beginDeployed();
    await set('DRAINING');
    await update();
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
    expect(instances()).toEqual(['ACTIVE']);
    expect(await daemonTasks()).toMatchObject([{ taskDefinitionArn: `${ARN}:daemon-task-definition/agent:2` }]);
  });

  it('are replaced for a new revision as soon as their agent is back', async () => {
    await beginDeployed();
    const [instance = ''] = arns();
    aws.ecs.simulate.agentDisconnect(instance);
    await update();
    clock.advance('1h');
    expect(await deployment()).toMatchObject({ status: 'IN_PROGRESS' });
    aws.ecs.simulate.agentReconnect(instance);
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
    expect(await daemonTasks()).toMatchObject([{ taskDefinitionArn: `${ARN}:daemon-task-definition/agent:2` }]);
  });

  it('that a user drains are replaced before their daemon is deleted', async () => {
    await beginDeployed();
    await set('DRAINING');
    await client.send(new DeleteDaemonCommand({ daemonArn: DAEMON }));
    clock.runUntilIdle();

    await expect(client.send(new DescribeDaemonCommand({ daemonArn: DAEMON }))).rejects.toThrow('Daemon not found.');
    expect(await daemonTasks()).toEqual([]);
    expect(instances()).toEqual(['ACTIVE']);
  });

  it('that a user drains get no task', async () => {
    await begin(1);
    await set('DRAINING');
    await create();
    clock.runUntilIdle();

    expect(await daemonTasks()).toEqual([]);
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
    expect(instances()).toEqual(['DRAINING']);
  });
});
