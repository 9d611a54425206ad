import {
  ClusterNotFoundException,
  DescribeExpressGatewayServiceCommand,
  InvalidParameterException,
  ResourceNotFoundException,
  TagResourceCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createExpressWorld, SERVICE_ARN } from './express-world.js';

describe('DescribeExpressGatewayService', () => {
  const { aws, client, create, describe: describeExpress } = createExpressWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows tags where it is asked for them', async () => {
    await create({ tags: [{ key: 'team', value: 'a' }] });
    const tags = [{ key: 'stage', value: 'test' }];
    await client.send(new TagResourceCommand({ resourceArn: SERVICE_ARN, tags }));
    const command = new DescribeExpressGatewayServiceCommand({ serviceArn: SERVICE_ARN, include: ['TAGS'] });

    expect((await describeExpress()).tags).toEqual([]);
    expect((await client.send(command)).service?.tags).toEqual([
      { key: 'team', value: 'a' },
      { key: 'stage', value: 'test' },
    ]);
  });

  it('follows the service until it is steady', async () => {
    await create();
    const situation = async () => {
      const { status, currentDeployment } = await describeExpress();
      return [status?.statusCode, currentDeployment === undefined ? 'done' : 'deploying'];
    };

    expect(await situation()).toEqual(['ACTIVE', 'deploying']);
    aws.clock.advance('4m');
    expect(await situation()).toEqual(['ACTIVE', 'deploying']);
    aws.clock.advance('1m');
    expect(await situation()).toEqual(['ACTIVE', 'done']);
  });

  it('is told by the timeline with the status of the service', async () => {
    await create();
    await describeExpress();

    expect(aws.timeline()).toContain(
      'call       DescribeExpressGatewayService {"serviceArn":"service/default/shop"} → service/default/shop ACTIVE',
    );
  });

  it.each([
    ['an unknown service', `${SERVICE_ARN}s`, ResourceNotFoundException, 'Resource not found.'],
    ['an unknown cluster', SERVICE_ARN.replace('default', 'apps'), ClusterNotFoundException, 'Cluster not found.'],
    ['another resource', SERVICE_ARN.replace('service', 'task'), InvalidParameterException, 'Invalid arn syntax.'],
    [
      'another Region',
      SERVICE_ARN.replace('us-east-1', 'eu-west-1'),
      InvalidParameterException,
      'Invalid identifier: Identifier is for eu-west-1. Your region is us-east-1',
    ],
  ])('refuses %s', async (_, serviceArn, errorClass, message) => {
    await create();

    expect(await rejectionOf(describeExpress(serviceArn))).toEqual([errorClass, message]);
  });

  it('does not know a service that Express Mode has not made', async () => {
    aws.ecs.seed({ taskDefinitions: ['web'], services: [{ serviceName: 'web', taskDefinition: 'web' }] });

    expect(await rejectionOf(describeExpress(SERVICE_ARN.replace('shop', 'web')))).toEqual([
      ResourceNotFoundException,
      'Resource not found.',
    ]);
  });
});
