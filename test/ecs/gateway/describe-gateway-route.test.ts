import {
  DescribeGatewayRouteCommand,
  InvalidParameterException,
  ResourceNotFoundException,
  UpdateGatewayCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

const ec2 = (type: string, id: string) => `arn:aws:ec2:us-east-1:123456789012:${type}/${id}`;
const alb = (kind: string): unknown =>
  expect.stringMatching(
    new RegExp(`^arn:aws:elasticloadbalancing:us-east-1:123456789012:${kind}/app/ecs-gateway-alb-`),
  );

describe('DescribeGatewayRoute', () => {
  const { aws, client, begin, create, associate, createService, routes } = createGatewayWorld();
  const describeRoute = async () => {
    const [{ gatewayRouteArn } = {}] = await routes();
    return (await client.send(new DescribeGatewayRouteCommand({ gatewayRouteArn }))).gatewayRoute;
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows where the route leads, and what it is made of', async () => {
    await create();
    await associate();
    const awsvpcConfiguration = { subnets: ['subnet-1'], securityGroups: ['sg-app'] };
    await createService({ networkConfiguration: { awsvpcConfiguration } });
    aws.clock.advance('60s');
    const [route] = await routes();
    expect(await describeRoute()).toEqual({
      gatewayRouteArn: route?.gatewayRouteArn,
      serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/default/web',
      serviceContainerPortName: 'http',
      status: 'ACTIVE',
      serviceUrl: expect.stringMatching(/^https:\/\/[\w-]+\.ecs\.us-east-1\.on\.aws$/),
      resources: {
        hostSharedAlb: [
          {
            acmCertificateArn: expect.stringMatching(/^arn:aws:acm:us-east-1:123456789012:certificate\/[\da-f-]{36}$/),
            loadBalancerArn: alb('loadbalancer'),
            listenerArn: alb('listener'),
            listenerRuleArn: alb('listener-rule'),
            testListenerRuleArns: [alb('listener-rule')],
            loadBalancerSecurityGroups: [
              {
                arn: expect.stringContaining(ec2('security-group', 'sg-0')),
                ruleArns: [expect.stringContaining(ec2('security-group-rule', 'sgr-0'))],
              },
            ],
            serviceSecurityGroupArn: ec2('security-group', 'sg-app'),
          },
        ],
      },
    });
  });

  it('shows the security group that the gateway was given, in place of a rule of its own', async () => {
    const networkConfiguration = { inboundSecurityGroup: 'sg-in' };
    await create({ configuration: { hostSharedAlb: { networkConfiguration } } });
    await associate();
    await createService();
    expect((await describeRoute())?.resources?.hostSharedAlb?.[0]?.loadBalancerSecurityGroups).toEqual([
      { arn: expect.stringContaining(ec2('security-group', 'sg-0')), ruleArns: [] },
      { arn: ec2('security-group', 'sg-in'), ruleArns: [] },
    ]);
  });

  it('shows a second rule for test traffic while the gateway gets another header for it', async () => {
    const withHeader = (name: string) => ({
      configuration: { hostSharedAlb: { testTrafficRules: { header: { name, values: ['1'] } } } },
    });
    const rules = async () => (await describeRoute())?.resources?.hostSharedAlb?.[0]?.testListenerRuleArns ?? [];
    await create(withHeader('x-test'));
    await associate();
    await createService();
    const [first] = await rules();
    await client.send(new UpdateGatewayCommand({ gateway: 'edge', ...withHeader('x-test') }));
    expect(await rules()).toEqual([first]);
    aws.clock.advance('10s');

    await client.send(new UpdateGatewayCommand({ gateway: 'edge', ...withHeader('x-preview') }));
    const both = await rules();
    expect(both).toEqual([first, alb('listener-rule')]);
    aws.clock.advance('10s');
    expect(await rules()).toEqual([both[1]]);
  });

  it('shows one rule for test traffic where the gateway loses its header for it', async () => {
    const header = { name: 'x-test', values: ['1'] };
    await create({ configuration: { hostSharedAlb: { testTrafficRules: { header } } } });
    await associate();
    await createService();
    const before = await describeRoute();
    const configuration = { hostSharedAlb: { testTrafficRules: {} } };
    await client.send(new UpdateGatewayCommand({ gateway: 'edge', configuration }));
    expect(await describeRoute()).toEqual(before);
  });

  it('gives each route a URL of its own', async () => {
    for (const name of ['one', 'two']) await associate(await create({ name }));
    await createService();
    const urls = Object.values(aws.state.ecs.gatewayRoutes).map(({ serviceUrl }) => serviceUrl);
    expect(new Set(urls).size).toBe(2);
  });

  it.each(['us-east-1', 'eu-west-1'])('does not find a route that is not there, in %s', async (region) => {
    const gatewayRouteArn = `arn:aws:ecs:${region}:123456789012:gateway-route/edge/1/2`;
    expect(await rejectionOf(client.send(new DescribeGatewayRouteCommand({ gatewayRouteArn })))).toEqual([
      ResourceNotFoundException,
      'Gateway route not found.',
    ]);
  });

  it.each([
    [undefined, 'GatewayRouteArn can not be blank.'],
    ['edge', 'Invalid arn syntax.'],
    ['arn:aws:ecs:us-east-1:123456789012:gateway/edge/1', 'Invalid arn syntax.'],
  ])('refuses %s', async (gatewayRouteArn, message) => {
    expect(await rejectionOf(client.send(new DescribeGatewayRouteCommand({ gatewayRouteArn })))).toEqual([
      InvalidParameterException,
      message,
    ]);
  });
});
