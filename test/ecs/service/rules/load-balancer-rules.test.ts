import type { LoadBalancer } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BALANCED, createRulesWorld, ON_EC2, TARGET_GROUP } from './rules-world.js';

describe('the load balancers of a service', () => {
  const { aws, begin, createService, refusalToCreate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, LoadBalancer[], string]>([
    [
      'an entry with both names',
      [{ ...BALANCED, loadBalancerName: 'classic' }],
      'loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn.',
    ],
    [
      'an entry with neither name',
      [{ containerName: 'api', containerPort: 8080 }],
      'You must specify either a loadBalancerName or a targetGroupArn.',
    ],
    [
      'an unknown container',
      [{ ...BALANCED, containerName: 'db' }],
      'The container db does not exist in the task definition.',
    ],
    [
      'an unknown port',
      [{ ...BALANCED, containerPort: 9090 }],
      'The container api did not have a container port 9090 defined.',
    ],
    [
      'a Classic Load Balancer on Fargate',
      [{ loadBalancerName: 'classic', containerName: 'api', containerPort: 8080 }],
      'Classic Load Balancers are not supported with Fargate.',
    ],
    [
      'two Classic Load Balancers',
      [
        { loadBalancerName: 'a', containerName: 'api', containerPort: 8080 },
        { loadBalancerName: 'b', containerName: 'api', containerPort: 8080 },
      ],
      'load balancers can have at most 1 items.',
    ],
    [
      'six target groups',
      Array.from({ length: 6 }, (_, index) => ({ ...BALANCED, targetGroupArn: `${TARGET_GROUP}${index}` })),
      'target groups can have at most 5 items.',
    ],
  ])('cannot have %s', async (_, loadBalancers, message) => {
    expect(await refusalToCreate({ loadBalancers })).toBe(message);
  });

  it('can be five target groups', async () => {
    const loadBalancers = Array.from({ length: 5 }, (_, index) => ({
      ...BALANCED,
      targetGroupArn: `${TARGET_GROUP}${index}`,
    }));

    expect((await createService({ loadBalancers })).loadBalancers).toEqual(loadBalancers);
  });

  it('can be a Classic Load Balancer on EC2', async () => {
    const loadBalancers = [{ loadBalancerName: 'classic', containerName: 'old', containerPort: 80 }];

    expect((await createService({ ...ON_EC2, loadBalancers })).loadBalancers).toEqual(loadBalancers);
  });

  it('give the service a grace period of 0 seconds', async () => {
    expect((await createService({ loadBalancers: [BALANCED] })).healthCheckGracePeriodSeconds).toBe(0);
  });
});
