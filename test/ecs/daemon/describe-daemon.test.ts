import {
  ClusterNotFoundException,
  DaemonNotFoundException,
  DescribeDaemonCommand,
  InvalidParameterException,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { ARN, CLUSTER, createDaemonWorld, DAEMON, PROVIDER } from './daemon-world.js';

describe('DescribeDaemon', () => {
  const { aws, client, begin, create, describeDaemon } = createDaemonWorld();

  afterAll(() => aws.restore());

  it('shows the daemon, with the tasks of its revisions', async () => {
    await begin(1);
    const { deploymentArn } = await create();
    aws.clock.runUntilIdle();

    expect(await describeDaemon()).toEqual({
      daemonArn: DAEMON,
      clusterArn: CLUSTER,
      status: 'ACTIVE',
      currentRevisions: [
        {
          arn: expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:daemon-revision\/default\/agent\/\d{19}$/),
          capacityProviders: [{ arn: PROVIDER, runningCount: 1 }],
          totalRunningCount: 1,
        },
      ],
      deploymentArn,
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
    });
  });

  it.each([
    ['a daemon that is not there', DAEMON, DaemonNotFoundException, 'Daemon not found.'],
    ['a cluster that is not there', `${ARN}:daemon/other/agent`, ClusterNotFoundException, 'Cluster not found.'],
    ['a name', 'agent', InvalidParameterException, 'Invalid arn syntax.'],
  ])('refuses %s', async (_what, daemonArn, errorClass, message) => {
    await begin();
    const call = client.send(new DescribeDaemonCommand({ daemonArn }));
    expect(await rejectionOf(call)).toEqual([errorClass, message]);
  });
});
