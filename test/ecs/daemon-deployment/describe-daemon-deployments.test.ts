import {
  ClusterNotFoundException,
  DescribeDaemonDeploymentsCommand,
  InvalidParameterException,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { ARN, CLUSTER, createDaemonWorld, PROVIDER } from '../daemon/daemon-world.js';
import { rejectionOf } from '../rejection-of.js';

describe('DescribeDaemonDeployments', () => {
  const { aws, client, begin, create } = createDaemonWorld();
  const describeDeployments = async (daemonDeploymentArns: string[]) =>
    client.send(new DescribeDaemonDeploymentsCommand({ daemonDeploymentArns }));

  afterAll(() => aws.restore());

  it('shows deployments, and says which are missing', async () => {
    await begin();
    const { deploymentArn = '' } = await create({ critical: false });
    aws.clock.runUntilIdle();
    const missing = `${ARN}:daemon-deployment/default/agent/0123456789abcdef`;
    const { daemonDeployments, failures } = await describeDeployments([deploymentArn, missing]);

    expect(daemonDeployments).toEqual([
      {
        daemonDeploymentArn: deploymentArn,
        clusterArn: CLUSTER,
        status: 'SUCCESSFUL',
        statusReason: 'Deployment completed successfully.',
        targetDaemonRevision: {
          arn: expect.stringContaining(':daemon-revision/default/agent/'),
          capacityProviders: [
            { arn: PROVIDER, runningInstanceCount: 0, drainingInstanceCount: 0, withoutDaemonInstanceCount: 0 },
          ],
          totalRunningInstanceCount: 0,
          totalDrainingInstanceCount: 0,
          totalWithoutDaemonInstanceCount: 0,
        },
        sourceDaemonRevisions: [],
        circuitBreaker: { status: 'MONITORING_COMPLETE', failureCount: 0, threshold: 10 },
        alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
        deploymentConfiguration: { drainPercent: 25, bakeTimeInMinutes: 0, alarms: { alarmNames: [], enable: false } },
        createdAt: new Date('2024-01-01T00:00:00Z'),
        startedAt: new Date('2024-01-01T00:00:05Z'),
        finishedAt: new Date('2024-01-01T00:00:05Z'),
      },
    ]);
    expect(failures).toEqual([{ arn: missing, reason: 'MISSING' }]);
  });

  it.each<[string, string[], unknown, string]>([
    ['none', [], InvalidParameterException, 'Daemon deployments cannot be empty.'],
    [
      'more than 20',
      Array.from({ length: 21 }, () => `${ARN}:daemon-deployment/default/agent/x`),
      InvalidParameterException,
      'Daemon deployments cannot have more than 20 elements.',
    ],
    ['an id', ['0123456789abcdef'], InvalidParameterException, 'Invalid arn syntax.'],
    [
      'a short ARN',
      [`${ARN}:daemon-deployment/agent/x`],
      InvalidParameterException,
      'Invalid identifier: Unexpected number of separators',
    ],
    [
      'a cluster that is not there',
      [`${ARN}:daemon-deployment/other/agent/x`],
      ClusterNotFoundException,
      'Cluster not found.',
    ],
  ])('refuses %s', async (_what, arns, errorClass, message) => {
    await begin();
    expect(await rejectionOf(describeDeployments(arns))).toEqual([errorClass, message]);
  });
});
