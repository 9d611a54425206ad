import {
  ClusterNotFoundException,
  InvalidParameterException,
  RunTaskCommand,
  SubmitAttachmentStateChangesCommand,
  type SubmitAttachmentStateChangesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { FARGATE_NETWORK } from '../task/fargate-world.js';
import { createAgentWorld } from './agent-world.js';

describe('SubmitAttachmentStateChanges', () => {
  const { aws, client, begin: beginTask, task, taskEvents } = createAgentWorld();
  const { clock } = aws;
  const begin = (lastStatus: 'PROVISIONING' | 'RUNNING' | 'STOPPED' = 'PROVISIONING') =>
    beginTask({ networkMode: 'awsvpc', lastStatus });
  const submit = (status: string, input: Partial<SubmitAttachmentStateChangesCommandInput> = {}) => {
    const attachmentArn = `arn:aws:ecs:us-east-1:123456789012:attachment/${task().attachments[0]?.id}`;
    return client.send(new SubmitAttachmentStateChangesCommand({ attachments: [{ attachmentArn, status }], ...input }));
  };
  const attachment = () => task().attachments[0];

  afterAll(() => aws.restore());

  it('attaches a network interface ahead of the clock, once', async () => {
    begin();
    expect(await submit('ATTACHED')).toMatchObject({ acknowledgment: 'ACK' });

    expect(task()).toMatchObject({
      lastStatus: 'PROVISIONING',
      connectivity: 'CONNECTED',
      connectivityAt: Date.parse('2024-01-01T00:00:00Z'),
      containers: [{ networkInterfaces: [{ attachmentId: attachment()?.id }] }],
    });
    expect(attachment()?.details.map(({ name }) => name)).toEqual([
      'subnetId',
      'networkInterfaceId',
      'macAddress',
      'privateDnsName',
      'privateIPv4Address',
    ]);
    expect(taskEvents()).toHaveLength(1);

    const details = attachment()?.details;
    await submit('ATTACHED');
    clock.runUntilIdle();

    expect(task()).toMatchObject({ lastStatus: 'RUNNING', attachments: [{ status: 'ATTACHED', details }] });
  });

  it('passes through the statuses, and never goes back', async () => {
    begin();
    await submit('ATTACHING');
    await submit('CREATED');
    expect(attachment()?.status).toBe('ATTACHING');
    clock.runUntilIdle();
    expect(attachment()?.status).toBe('ATTACHED');
    await submit('DELETED');
    await submit('ATTACHED');

    expect(attachment()?.status).toBe('DELETED');
    expect(task().lastStatus).toBe('RUNNING');
  });

  it('attaches what the report names, and nothing else', async () => {
    begin();
    const statuses = () => aws.state.ecs.tasks[taskArn]?.attachments.map(({ type, status }) => `${type} ${status}`);
    aws.ecs.seed({
      taskDefinitions: [
        {
          family: 'stored',
          volumes: [{ name: 'data', configuredAtLaunch: true }],
          containerDefinitions: [{ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }],
        },
      ],
    });
    const managedEBSVolume = { roleArn: 'arn:aws:iam::123456789012:role/ebs', sizeInGiB: 10 };
    const { tasks: [{ taskArn = '', attachments = [] } = {}] = [] } = await client.send(
      new RunTaskCommand({
        ...{ taskDefinition: 'stored', launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK },
        volumeConfigurations: [{ name: 'data', managedEBSVolume }],
      }),
    );
    const attachmentArn = `arn:aws:ecs:us-east-1:123456789012:attachment/${attachments[1]?.id}`;
    await submit('', { attachments: [{ attachmentArn, status: 'ATTACHED' }] });

    expect(statuses()).toEqual(['ElasticNetworkInterface PRECREATED', 'AmazonElasticBlockStorage ATTACHED']);
    expect(aws.state.ecs.tasks[taskArn]?.connectivity).toBeUndefined();
    clock.runUntilIdle();
    expect(statuses()).toEqual(['ElasticNetworkInterface ATTACHED', 'AmazonElasticBlockStorage ATTACHED']);
  });

  it('leaves a task alone that has stopped', async () => {
    begin('STOPPED');
    const before = aws.state.ecs.tasks;
    await submit('DELETED');

    expect(aws.state.ecs.tasks).toBe(before);
  });

  it.each<[string, string, string, string]>([
    [
      'an unknown attachment',
      'us-east-1:123456789012:attachment/x',
      'ATTACHED',
      'The referenced attachment was not found.',
    ],
    ['an ARN of something else', 'us-east-1:123456789012:task/default/x', 'ATTACHED', 'Invalid arn syntax.'],
    [
      'an attachment of another account',
      'us-east-1:999999999999:attachment/x',
      'ATTACHED',
      'Invalid identifier: Identifier is for 999999999999. Your accountId is 123456789012',
    ],
    [
      'an unknown status',
      'us-east-1:123456789012:attachment/x',
      'GONE',
      'attachment status should be one of [PRECREATED,CREATED,ATTACHING,ATTACHED,DETACHING,DETACHED,DELETED]',
    ],
  ])('refuses %s', async (_, arn, status, message) => {
    begin();
    const attachments = [{ attachmentArn: `arn:aws:ecs:${arn}`, status }];

    expect(await rejectionOf(submit('', { attachments }))).toEqual([InvalidParameterException, message]);
  });

  it('refuses what has no ARN, no status or no attachments', async () => {
    begin();
    const attachmentArn = undefined;

    expect(await rejectionOf(submit('', { attachments: [{ attachmentArn, status: 'ATTACHED' }] }))).toEqual([
      InvalidParameterException,
      'AttachmentArn can not be blank.',
    ]);
    expect(await rejectionOf(submit('', { attachments: undefined }))).toEqual([
      InvalidParameterException,
      'Attachments can not be blank.',
    ]);
    expect(await submit('', { attachments: [] })).toMatchObject({ acknowledgment: 'ACK' });
  });

  it('refuses an unknown cluster, and does not find the attachment in another', async () => {
    begin();
    expect(await rejectionOf(submit('ATTACHED', { cluster: 'none' }))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
    aws.ecs.seed({ clusters: ['other'] });

    expect(await rejectionOf(submit('ATTACHED', { cluster: 'other' }))).toEqual([
      InvalidParameterException,
      'The referenced attachment was not found.',
    ]);
  });
});
