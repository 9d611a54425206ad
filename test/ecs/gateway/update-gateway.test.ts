import {
  ClientException,
  GatewayNotFoundException,
  InvalidParameterException,
  UpdateGatewayCommand,
  type UpdateGatewayCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

describe('UpdateGateway', () => {
  const { aws, client, begin, create, describe: describeGateway, associate, createService } = createGatewayWorld();
  const { clock } = aws;
  const update = (input: Partial<UpdateGatewayCommandInput>) =>
    client.send(new UpdateGatewayCommand({ gateway: 'edge', ...input }));

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('is in progress for a while', async () => {
    const gatewayArn = await create();
    clock.advance('1h');
    const { $metadata: _, ...reply } = await update({ deletionProtection: true });
    expect(reply).toEqual({ gatewayArn, name: 'edge', status: 'UPDATE_IN_PROGRESS' });
    clock.advance('9s');
    expect((await describeGateway()).status).toBe('UPDATE_IN_PROGRESS');
    clock.advance('1s');
    expect(await describeGateway(gatewayArn)).toMatchObject({
      status: 'UPDATE_COMPLETE',
      deletionProtection: true,
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T01:00:00Z'),
    });
  });

  it('changes what the request names, and nothing else', async () => {
    const networkConfiguration = { subnets: ['subnet-1'], ipAddressType: 'ipv4' as const };
    await create({
      configuration: { hostSharedAlb: { scheme: 'internal', maxAlbCount: 3, networkConfiguration } },
      tags: [{ key: 'team', value: 'web' }],
    });
    await update({
      infrastructureRoleArn: 'arn:aws:iam::123456789012:role/other',
      propagateTags: 'NONE',
      configuration: {
        hostSharedAlb: {
          networkConfiguration: { inboundSecurityGroup: 'sg-1' },
          webACLArn: 'acl',
          accessLogs: { destination: { s3: { bucket: 'logs' } } },
          httpDesync: 'monitor',
          testTrafficRules: { header: { name: 'x-test', values: ['1'] } },
        },
      },
    });
    expect(await describeGateway()).toMatchObject({
      infrastructureRoleArn: 'arn:aws:iam::123456789012:role/other',
      deletionProtection: false,
      propagateTags: 'NONE',
      accessType: 'PRIVATE',
      configuration: {
        hostSharedAlb: {
          networkConfiguration: { ...networkConfiguration, inboundSecurityGroup: 'sg-1' },
          scheme: 'internal',
          webACLArn: 'acl',
          accessLogs: { destination: { s3: { bucket: 'logs' } } },
          port: 443,
          protocol: 'HTTPS',
          maxAlbCount: 3,
          currentAlbCount: 0,
          httpDesync: 'monitor',
          testTrafficRules: { header: { name: 'x-test', values: ['1'] } },
        },
      },
      tags: [{ key: 'team', value: 'web' }],
    });
  });

  it('is refused while another one is in progress', async () => {
    await create();
    await update({ propagateTags: 'NONE' });
    expect(await rejectionOf(update({ propagateTags: 'GATEWAY' }))).toEqual([
      ClientException,
      'The specified gateway is being updated. Wait for the update to complete and try again.',
    ]);
    clock.advance('10s');
    expect((await update({ propagateTags: 'GATEWAY' })).status).toBe('UPDATE_IN_PROGRESS');
  });

  it('refuses fewer load balancers than the gateway has', async () => {
    await create();
    await associate();
    for (let index = 0; index < 26; index++) await createService({ serviceName: `web-${index}`, desiredCount: 0 });
    expect(await rejectionOf(update({ configuration: { hostSharedAlb: { maxAlbCount: 1 } } }))).toEqual([
      InvalidParameterException,
      'maxAlbCount cannot be less than the number of load balancers that the gateway manages.',
    ]);
    expect((await update({ configuration: { hostSharedAlb: { maxAlbCount: 2 } } })).status).toBe('UPDATE_IN_PROGRESS');
  });

  it.each<[string, Partial<UpdateGatewayCommandInput>, string]>([
    ['no gateway', { gateway: undefined }, 'Gateway can not be blank.'],
    ['a wrong ARN', { gateway: 'arn:aws:ecs:us-east-1:123456789012:cluster/edge' }, 'Invalid arn syntax.'],
    [
      'no load balancers',
      { configuration: { hostSharedAlb: { maxAlbCount: 0 } } },
      'maxAlbCount must be a whole number of at least 1.',
    ],
    ['a wrong role', { infrastructureRoleArn: 'role' }, 'infrastructureRoleArn must be the ARN of an IAM role.'],
    [
      'an empty configuration',
      { configuration: {} as never },
      'The gateway configuration must match the type of the gateway.',
    ],
  ])('refuses %s', async (_what, input, message) => {
    await create();
    aws.mark();
    expect(await rejectionOf(update(input))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });

  it('does not find a gateway that is not there', async () => {
    expect(await rejectionOf(update({}))).toEqual([GatewayNotFoundException, 'Gateway not found.']);
  });
});
