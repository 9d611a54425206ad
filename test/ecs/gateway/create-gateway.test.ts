import {
  ClientException,
  CreateGatewayCommand,
  DeleteGatewayCommand,
  ECSClient,
  InvalidParameterException,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type CreateGatewayCommandInput,
  type HostSharedAlbConfiguration,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld, ROLE } from './gateway-world.js';

const alb = (hostSharedAlb: HostSharedAlbConfiguration) => ({ configuration: { hostSharedAlb } });

describe('CreateGateway', () => {
  const { aws, client, begin, create, describe: describeGateway } = createGatewayWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('gives a gateway that is ACTIVE at once', async () => {
    aws.mark();
    const { $metadata: _, ...reply } = await client.send(
      new CreateGatewayCommand({ name: 'edge', infrastructureRoleArn: ROLE, ...alb({}) }),
    );
    expect(reply).toEqual({
      gatewayArn: expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:gateway\/edge\/[\da-f]{32}$/),
      name: 'edge',
      status: 'ACTIVE',
    });
    expect(aws.changes()).toEqual([expect.stringMatching(/^\+ gateway\/edge\/[\da-f]{32} ACTIVE$/)]);
  });

  it('fills in what the request leaves out', async () => {
    await create({ deletionProtection: undefined });
    expect(await describeGateway()).toEqual({
      gatewayArn: expect.any(String),
      name: 'edge',
      status: 'ACTIVE',
      infrastructureRoleArn: ROLE,
      deletionProtection: true,
      configuration: {
        hostSharedAlb: {
          networkConfiguration: { ipAddressType: 'dualstack' },
          scheme: 'internet-facing',
          port: 443,
          protocol: 'HTTPS',
          maxAlbCount: 10,
          currentAlbCount: 0,
          httpDesync: 'defensive',
        },
      },
      accessType: 'PUBLIC',
      propagateTags: 'GATEWAY',
      tags: [],
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
    });
  });

  it('keeps what the request says', async () => {
    const hostSharedAlb = {
      networkConfiguration: { inboundSecurityGroup: 'sg-1', subnets: ['subnet-1'], ipAddressType: 'ipv4' },
      scheme: 'internal',
      webACLArn: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/edge/1',
      accessLogs: { destination: { s3: { bucket: 'logs', prefix: 'edge' } } },
      port: 443,
      protocol: 'HTTPS',
      maxAlbCount: 2,
      httpDesync: 'strictest',
      testTrafficRules: { header: { name: 'x-test', values: ['1'] } },
    } satisfies HostSharedAlbConfiguration;
    await create({ ...alb(hostSharedAlb), propagateTags: 'NONE', tags: [{ key: 'team', value: 'web' }] });
    expect(await describeGateway()).toMatchObject({
      configuration: { hostSharedAlb: { ...hostSharedAlb, currentAlbCount: 0 } },
      accessType: 'PRIVATE',
      deletionProtection: false,
      propagateTags: 'NONE',
      tags: [{ key: 'team', value: 'web' }],
    });
  });

  it('gives the gateway of before for the same client token', async () => {
    const first = await create({ clientToken: 'once' });
    aws.mark();
    expect(await create({ clientToken: 'once' })).toBe(first);
    expect(aws.changes()).toEqual([]);
  });

  it('makes a gateway again with a token whose gateway has been deleted', async () => {
    const first = await create({ clientToken: 'once' });
    await client.send(new DeleteGatewayCommand({ gateway: 'edge' }));
    expect(await create({ clientToken: 'once' })).not.toBe(first);
  });

  it('refuses a client token of another request', async () => {
    await create({ clientToken: 'once' });
    expect(await rejectionOf(create({ clientToken: 'once', name: 'other' }))).toEqual([
      InvalidParameterException,
      'Creation of gateway was not idempotent.',
    ]);
  });

  it('gives a name to one gateway only, in each Region', async () => {
    await create();
    expect(await rejectionOf(create())).toEqual([
      ClientException,
      'The specified gateway already exists. Specify a unique name and try again.',
    ]);
    const elsewhere = new ECSClient({ region: 'eu-west-1' });
    const { gatewayArn } = await elsewhere.send(
      new CreateGatewayCommand({ name: 'edge', infrastructureRoleArn: ROLE, ...alb({}) }),
    );
    expect(gatewayArn).toMatch(/^arn:aws:ecs:eu-west-1:123456789012:gateway\/edge\//);
  });

  it('makes a gateway that can be tagged', async () => {
    const resourceArn = await create({ tags: [{ key: 'team', value: 'web' }] });
    await client.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'stage', value: 'prod' }] }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }));
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual([{ key: 'stage', value: 'prod' }]);
    expect((await describeGateway()).tags).toEqual(tags);
  });

  it.each<[string, Partial<CreateGatewayCommandInput>, string]>([
    ['no name', { name: undefined }, 'Name can not be blank.'],
    [
      'a wrong name',
      { name: 'a b' },
      'Invalid gateway name. It can have up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens.',
    ],
    ['no configuration', { configuration: undefined }, 'Configuration can not be blank.'],
    ['an empty configuration', { configuration: {} as never }, 'Exactly one gateway configuration must be specified.'],
    ['another port', alb({ port: 80 }), 'A gateway supports only port 443.'],
    ['another protocol', alb({ protocol: 'HTTP' }), 'A gateway supports only the HTTPS protocol.'],
    ['no load balancers', alb({ maxAlbCount: 0 }), 'maxAlbCount must be a whole number of at least 1.'],
    ['half a load balancer', alb({ maxAlbCount: 1.5 }), 'maxAlbCount must be a whole number of at least 1.'],
    ['an unknown scheme', alb({ scheme: 'public' as never }), 'scheme should be one of [internal,internet-facing]'],
    ['no role', { infrastructureRoleArn: 'role' }, 'infrastructureRoleArn must be the ARN of an IAM role.'],
    ['a wrong token', { clientToken: 'with space' }, 'clientToken can have up to 36 characters of ASCII 33-126.'],
    [
      'wrong tags',
      { tags: [{ key: 'aws:x', value: '' }] },
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
  ])('refuses %s', async (_what, input, message) => {
    aws.mark();
    expect(await rejectionOf(create(input))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });
});
