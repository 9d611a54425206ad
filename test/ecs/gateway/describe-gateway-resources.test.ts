import {
  DescribeGatewayResourcesCommand,
  GatewayNotFoundException,
  InvalidParameterException,
  type DescribeGatewayResourcesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

describe('DescribeGatewayResources', () => {
  const { aws, client, begin, create, associate, createService, routes } = createGatewayWorld();
  const resourcesOf = (input: Partial<DescribeGatewayResourcesCommandInput> = {}) =>
    client.send(new DescribeGatewayResourcesCommand({ gateway: 'edge', ...input }));

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows nothing before a service uses the gateway', async () => {
    const gatewayArn = await create();
    const { $metadata: _, ...reply } = await resourcesOf();
    expect(reply).toEqual({ gatewayResources: { gatewayArn, resources: { hostSharedAlb: [] } } });
  });

  it('shows each load balancer with the routes that use it', async () => {
    const gatewayArn = await create();
    await associate();
    await createService();
    await createService({ serviceName: 'api' });
    const { gatewayResources } = await resourcesOf({ gateway: gatewayArn });
    const elb = 'arn:aws:elasticloadbalancing:us-east-1:123456789012';
    expect(gatewayResources).toEqual({
      gatewayArn,
      resources: {
        hostSharedAlb: [
          {
            loadBalancerArn: expect.stringContaining(`${elb}:loadbalancer/app/ecs-gateway-alb-`),
            listenerArn: expect.stringContaining(`${elb}:listener/app/ecs-gateway-alb-`),
            securityGroup: expect.stringMatching(/^sg-0[\da-f]{16}$/),
            gatewayRouteArns: (await routes()).map(({ gatewayRouteArn }) => gatewayRouteArn),
          },
        ],
      },
    });
  });

  it('gives its load balancers in pages', async () => {
    await create();
    await associate();
    for (let index = 0; index < 51; index++) await createService({ serviceName: `web-${index}`, desiredCount: 0 });
    const first = await resourcesOf({ maxResults: 2 });
    const second = await resourcesOf({ maxResults: 2, nextToken: first.nextToken });
    const counts = [first, second].map(({ gatewayResources }) =>
      gatewayResources?.resources?.hostSharedAlb?.map(({ gatewayRouteArns }) => gatewayRouteArns?.length),
    );
    expect(counts).toEqual([[25, 25], [1]]);
    expect(second.nextToken).toBeUndefined();
  });

  it.each<[string, Partial<DescribeGatewayResourcesCommandInput>, string]>([
    ['too large a page', { maxResults: 21 }, 'maxResults should be between 1 and 20.'],
    ['a wrong token', { nextToken: 'wrong' }, 'Invalid token'],
    ['no gateway', { gateway: undefined }, 'Gateway can not be blank.'],
  ])('refuses %s', async (_what, input, message) => {
    await create();
    expect(await rejectionOf(resourcesOf(input))).toEqual([InvalidParameterException, message]);
  });

  it('does not find a gateway that is not there', async () => {
    expect(await rejectionOf(resourcesOf())).toEqual([GatewayNotFoundException, 'Gateway not found.']);
  });
});
