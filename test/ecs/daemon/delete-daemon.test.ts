import {
  ClusterNotFoundException,
  DaemonNotActiveException,
  DaemonNotFoundException,
  DeleteDaemonCommand,
  DeleteDaemonTaskDefinitionCommand,
  DescribeDaemonTaskDefinitionCommand,
  InvalidParameterException,
  ListDaemonDeploymentsCommand,
  waitUntilDaemonDeploymentSuccessful,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { ARN, createDaemonWorld, DAEMON } from './daemon-world.js';

describe('DeleteDaemon', () => {
  const { aws, client, begin, create, describeDaemon, deployment, daemonTasks, instances } = createDaemonWorld();
  const { clock } = aws;
  const remove = async (daemonArn = DAEMON) => client.send(new DeleteDaemonCommand({ daemonArn }));

  afterAll(() => aws.restore());

  it('replaces the instances by others without the daemon, which is gone then', async () => {
    await begin(2);
    await create({ deploymentConfiguration: { drainPercent: 50 } });
    clock.runUntilIdle();
    const { $metadata: _, ...reply } = await remove();
    const { deploymentArn = '' } = reply;

    expect(reply).toEqual({
      daemonArn: DAEMON,
      status: 'DELETE_IN_PROGRESS',
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date(clock.now()),
      deploymentArn: expect.stringContaining(':daemon-deployment/default/agent/'),
    });
    expect(await describeDaemon()).toMatchObject({ status: 'DELETE_IN_PROGRESS', deploymentArn });
    clock.advance('5s');
    expect(await daemonTasks()).toHaveLength(1);
    const { state } = await clock.fastForward(() =>
      waitUntilDaemonDeploymentSuccessful({ client, maxWaitTime: 600 }, { daemonDeploymentArns: [deploymentArn] }),
    );
    expect(state).toBe('SUCCESS');
    expect(await daemonTasks()).toEqual([]);
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
    expect(await rejectionOf(describeDaemon())).toEqual([DaemonNotFoundException, 'Daemon not found.']);
    const { targetDaemonRevision, sourceDaemonRevisions } = await deployment(deploymentArn);
    expect(targetDaemonRevision).toBeUndefined();
    expect(sourceDaemonRevisions).toMatchObject([{ totalRunningInstanceCount: 0 }]);
  });

  it('lets a daemon of the same name be made again', async () => {
    await begin();
    await create();
    clock.runUntilIdle();
    await remove();
    expect(await rejectionOf(create())).toEqual([InvalidParameterException, 'Creation of daemon was not idempotent.']);
    clock.runUntilIdle();
    const { deploymentArn } = await create();
    clock.runUntilIdle();

    expect(await deployment()).toMatchObject({ daemonDeploymentArn: deploymentArn, status: 'SUCCESSFUL' });
    const { daemonDeployments } = await client.send(new ListDaemonDeploymentsCommand({ daemonArn: DAEMON }));
    expect(daemonDeployments).toMatchObject([{ daemonDeploymentArn: deploymentArn }]);
  });

  it('is waited for by the deletion of its task definition', async () => {
    const daemonTaskDefinition = 'agent:1';
    const statusOf = async () =>
      (await client.send(new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition }))).daemonTaskDefinition
        ?.status;
    await begin(1);
    await create();
    clock.runUntilIdle();
    await client.send(new DeleteDaemonTaskDefinitionCommand({ daemonTaskDefinition }));
    clock.advance('10m');
    expect(await statusOf()).toBe('DELETE_IN_PROGRESS');
    await remove();
    clock.advance('10m');

    expect(await statusOf()).toBe('DELETED');
  });

  it.each([
    ['a daemon that is not there', `${DAEMON}-2`, DaemonNotFoundException, 'Daemon not found.'],
    ['a cluster that is not there', `${ARN}:daemon/other/agent`, ClusterNotFoundException, 'Cluster not found.'],
    ['an ARN of another kind', `${ARN}:service/default/agent`, InvalidParameterException, 'Invalid arn syntax.'],
    [
      'an ARN without a cluster',
      `${ARN}:daemon/agent`,
      InvalidParameterException,
      'Invalid identifier: Unexpected number of separators',
    ],
  ])('refuses %s', async (_what, arn, errorClass, message) => {
    await begin();
    expect(await rejectionOf(remove(arn))).toEqual([errorClass, message]);
  });

  it('refuses a daemon that is being deleted', async () => {
    await begin();
    await create();
    await remove();

    expect(await rejectionOf(remove())).toEqual([DaemonNotActiveException, 'Daemon was not ACTIVE.']);
  });
});
