import { DescribeGatewayCommand, GatewayNotFoundException, InvalidParameterException } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

describe('DescribeGateway', () => {
  const { aws, client, begin, create, describe: describeGateway, associate, createService } = createGatewayWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('finds a gateway by its name and by its ARN', async () => {
    const gatewayArn = await create();
    await create({ name: 'other' });
    expect(await describeGateway('edge')).toMatchObject({ gatewayArn, name: 'edge' });
    expect(await describeGateway(gatewayArn)).toMatchObject({ gatewayArn, name: 'edge' });
  });

  it('counts the load balancers, of which there is none before a service uses the gateway', async () => {
    await create();
    await associate();
    const count = async () => (await describeGateway()).configuration?.hostSharedAlb?.currentAlbCount;
    expect(await count()).toBe(0);
    await createService();
    expect(await count()).toBe(1);
  });

  it.each([
    'edge',
    'arn:aws:ecs:us-east-1:123456789012:gateway/edge/a1b2c3d4e5f6478890abcdef12345678',
    'arn:aws:ecs:eu-west-1:123456789012:gateway/edge/a1b2c3d4e5f6478890abcdef12345678',
  ])('does not find %s where it is not', async (gateway) => {
    const call = client.send(new DescribeGatewayCommand({ gateway }));
    expect(await rejectionOf(call)).toEqual([GatewayNotFoundException, 'Gateway not found.']);
  });

  it('refuses the ARN of something else', async () => {
    const call = client.send(new DescribeGatewayCommand({ gateway: 'arn:aws:ecs:us-east-1:123456789012:cluster/a' }));
    expect(await rejectionOf(call)).toEqual([InvalidParameterException, 'Invalid arn syntax.']);
  });
});
