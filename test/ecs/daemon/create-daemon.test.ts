import {
  ClientException,
  ClusterNotFoundException,
  DeleteDaemonCommand,
  InvalidParameterException,
  ListTagsForResourceCommand,
  waitUntilDaemonActive,
  waitUntilDaemonDeploymentSuccessful,
  type CreateDaemonCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { ARN, CLUSTER, createDaemonWorld, DAEMON } from './daemon-world.js';

describe('CreateDaemon', () => {
  const { aws, client, begin, create, deployment, daemonTasks } = createDaemonWorld();
  const { clock } = aws;

  afterAll(() => aws.restore());

  it('makes a daemon, whose first deployment is PENDING', async () => {
    await begin();
    const { $metadata: _, ...reply } = await create();

    expect(reply).toEqual({
      daemonArn: DAEMON,
      status: 'ACTIVE',
      createdAt: new Date('2024-01-01T00:00:00Z'),
      deploymentArn: expect.stringMatching(
        /^arn:aws:ecs:us-east-1:123456789012:daemon-deployment\/default\/agent\/[A-Za-z0-9]{16}$/,
      ),
    });
    expect(await deployment()).toMatchObject({
      status: 'PENDING',
      deploymentConfiguration: { drainPercent: 25, bakeTimeInMinutes: 0, alarms: { alarmNames: [], enable: false } },
    });
  });

  it('satisfies the waiters of the SDK', async () => {
    await begin(1);
    const { deploymentArn = '' } = await create();
    const active = await clock.fastForward(() =>
      waitUntilDaemonActive({ client, maxWaitTime: 60 }, { daemonArn: DAEMON }),
    );
    const successful = await clock.fastForward(() =>
      waitUntilDaemonDeploymentSuccessful({ client, maxWaitTime: 300 }, { daemonDeploymentArns: [deploymentArn] }),
    );

    expect(active.state).toBe('SUCCESS');
    expect(successful.state).toBe('SUCCESS');
  });

  it('gives its tasks the tags and the features that it is told to', async () => {
    await begin(1);
    const tags = [{ key: 'team', value: 'ops' }];
    await create({ tags, propagateTags: 'DAEMON', enableECSManagedTags: true, enableExecuteCommand: true });
    clock.runUntilIdle();

    expect(await daemonTasks()).toMatchObject([
      {
        enableExecuteCommand: true,
        tags: [
          { key: 'team', value: 'ops' },
          { key: 'aws:ecs:clusterName', value: 'default' },
          { key: 'aws:ecs:daemonName', value: 'agent' },
        ],
      },
    ]);
    expect((await client.send(new ListTagsForResourceCommand({ resourceArn: DAEMON }))).tags).toEqual(tags);
  });

  it('emits events of its deployment', async () => {
    await begin();
    const { deploymentArn } = await create();
    clock.runUntilIdle();

    const events = aws.events.all().filter((event) => event['detail-type'] === 'ECS Daemon Deployment State Change');
    expect(events.map(({ resources, detail }) => ({ resources, detail }))).toEqual([
      {
        resources: [DAEMON],
        detail: {
          eventType: 'INFO',
          eventName: 'DAEMON_DEPLOYMENT_IN_PROGRESS',
          clusterArn: CLUSTER,
          daemonDeploymentArn: deploymentArn,
          updatedAt: '2024-01-01T00:00:05.000Z',
          reason: 'Daemon deployment in progress.',
        },
      },
      {
        resources: [DAEMON],
        detail: {
          eventType: 'INFO',
          eventName: 'DAEMON_DEPLOYMENT_COMPLETED',
          clusterArn: CLUSTER,
          daemonDeploymentArn: deploymentArn,
          updatedAt: '2024-01-01T00:00:05.000Z',
          reason: 'Daemon deployment completed.',
        },
      },
    ]);
  });

  it('gives the same daemon for the same client token', async () => {
    await begin();
    const first = await create({ clientToken: 'a' });
    const second = await create({ clientToken: 'a' });

    expect(second.deploymentArn).toBe(first.deploymentArn);
    expect(await rejectionOf(create({ clientToken: 'a', critical: false }))).toEqual([
      InvalidParameterException,
      'Creation of daemon was not idempotent.',
    ]);
    expect(await rejectionOf(create())).toEqual([InvalidParameterException, 'Creation of daemon was not idempotent.']);
  });

  it('refuses the token of a daemon that has been deleted when another has its name', async () => {
    await begin();
    await create({ clientToken: 'a' });
    clock.runUntilIdle();
    await client.send(new DeleteDaemonCommand({ daemonArn: DAEMON }));
    clock.runUntilIdle();
    await create({ clientToken: 'b' });

    expect(await rejectionOf(create({ clientToken: 'a' }))).toEqual([
      InvalidParameterException,
      'Creation of daemon was not idempotent.',
    ]);
  });

  it('refuses a cluster that is not there', async () => {
    await begin();
    expect(await rejectionOf(create({ clusterArn: `${ARN}:cluster/other` }))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
  });

  it('refuses a definition that is not there', async () => {
    await begin();
    const daemonTaskDefinitionArn = `${ARN}:daemon-task-definition/agent:2`;
    expect(await rejectionOf(create({ daemonTaskDefinitionArn }))).toEqual([
      ClientException,
      'The specified daemon task definition was not found.',
    ]);
    expect(aws.state.ecs.daemonRevisions).toEqual({});
  });

  it.each<[string, Partial<CreateDaemonCommandInput>, string]>([
    [
      'a name of other characters',
      { daemonName: 'a b' },
      'Invalid daemon name. It can have up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens.',
    ],
    ['a long token', { clientToken: 'x'.repeat(37) }, 'clientToken can have up to 36 characters of ASCII 33-126.'],
    ['a definition without its ARN', { daemonTaskDefinitionArn: 'agent:1' }, 'Invalid arn syntax.'],
    ['no provider', { capacityProviderArns: [] }, 'Capacity providers cannot be empty.'],
    ['a provider without its ARN', { capacityProviderArns: ['managed'] }, 'Invalid arn syntax.'],
    [
      'a provider that is not there',
      { capacityProviderArns: [`${ARN}:capacity-provider/other`] },
      "The specified capacity provider 'other' was not found. Specify a valid capacity provider and try again.",
    ],
    [
      'a drain percentage above 100',
      { deploymentConfiguration: { drainPercent: 101 } },
      'drainPercent must be between 0 and 100.',
    ],
    [
      'a bake time of more than a day',
      { deploymentConfiguration: { bakeTimeInMinutes: 1_441 } },
      'bakeTimeInMinutes must be between 0 and 1440.',
    ],
    [
      'alarms without names',
      { deploymentConfiguration: { alarms: { enable: true } } },
      'alarmNames cannot be empty when alarms are enabled.',
    ],
    [
      'tags that are reserved',
      { tags: [{ key: 'aws:x', value: '' }] },
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
  ])('refuses %s', async (_what, input, message) => {
    await begin();
    expect(await rejectionOf(create(input))).toEqual([InvalidParameterException, message]);
    expect(aws.state.ecs.daemons).toEqual({});
  });

  it('refuses a provider of an Auto Scaling group', async () => {
    await begin();
    const autoScalingGroupArn = 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/g';
    aws.ecs.seed({ capacityProviders: [{ name: 'asg', autoScalingGroupProvider: { autoScalingGroupArn } }] });

    expect(await rejectionOf(create({ capacityProviderArns: [`${ARN}:capacity-provider/asg`] }))).toEqual([
      InvalidParameterException,
      'Daemons are only supported for Managed Instances capacity providers. Specify a valid capacity provider and try again.',
    ]);
  });
});
