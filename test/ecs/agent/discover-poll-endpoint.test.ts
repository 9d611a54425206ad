import { DiscoverPollEndpointCommand, ECSClient, InvalidParameterException } from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { mockEcs } from '../../../src/index.js';
import { rejectionOf } from '../rejection-of.js';

describe('DiscoverPollEndpoint', () => {
  const aws = mockEcs();
  const discover = (input = {}, region = 'us-east-1') =>
    new ECSClient({ region }).send(new DiscoverPollEndpointCommand(input));

  afterAll(() => aws.restore());

  it('tells where an agent of the Region polls', async () => {
    expect(await discover({}, 'eu-west-1')).toMatchObject({
      endpoint: 'https://ecs-a-1.eu-west-1.amazonaws.com/',
      telemetryEndpoint: 'https://ecs-t-1.eu-west-1.amazonaws.com/',
      serviceConnectEndpoint: 'https://ecs-sc.eu-west-1.api.aws',
    });
    expect(await discover({}, 'cn-north-1')).toMatchObject({
      endpoint: 'https://ecs-a-1.cn-north-1.amazonaws.com.cn/',
    });
  });

  it('does not ask whether cluster and instance exist: an agent asks before it registers', async () => {
    const containerInstance = `arn:aws:ecs:us-east-1:123456789012:container-instance/prod/${'0'.repeat(32)}`;

    expect(await discover({ cluster: 'prod', containerInstance })).toHaveProperty('endpoint');
    expect(await discover({ containerInstance: '0'.repeat(36) })).toHaveProperty('endpoint');
  });

  it.each([
    ['an id of another length', 'x', 'containerInstanceId length should be one of [32,36]'],
    ['an ARN of something else', 'arn:aws:ecs:us-east-1:123456789012:task/default/x', 'Invalid arn syntax.'],
    [
      'an instance of another cluster',
      `arn:aws:ecs:us-east-1:123456789012:container-instance/prod/${'0'.repeat(32)}`,
      'Invalid identifier: Identifier is for cluster prod. Your cluster is default',
    ],
  ])('refuses %s', async (_, containerInstance, message) => {
    expect(await rejectionOf(discover({ containerInstance }))).toEqual([InvalidParameterException, message]);
  });
});
