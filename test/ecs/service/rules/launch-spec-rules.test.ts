import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld, ON_EC2 } from './rules-world.js';

describe('what the tasks of a service are launched from', () => {
  const { aws, begin, refusalToCreate } = createRulesWorld();
  const inVpc = (network: object) => ({
    ...{ taskDefinition: 'vpc', launchType: 'EC2' as const },
    networkConfiguration: { awsvpcConfiguration: { subnets: ['s'], ...network } },
  });
  const names = (count: number) => Array.from({ length: count }, (_, index) => `n-${index}`);

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    [
      'a definition that cannot run on Fargate',
      { taskDefinition: 'old', networkConfiguration: undefined },
      'Task definition does not support launch_type FARGATE.',
    ],
    [
      'no network for tasks with an interface',
      { networkConfiguration: undefined },
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'a network for tasks without an interface',
      { ...ON_EC2, networkConfiguration: { awsvpcConfiguration: { subnets: ['s'] } } },
      'Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    ['no subnets', inVpc({ subnets: [] }), 'subnets can not be empty.'],
    ['17 subnets', inVpc({ subnets: names(17) }), 'subnets can have at most 16 items.'],
    ['six security groups', inVpc({ securityGroups: names(6) }), 'securityGroups can have at most 5 items.'],
    [
      'a public address off Fargate',
      inVpc({ assignPublicIp: 'ENABLED' }),
      'Assign public IP is not supported for this launch type.',
    ],
    [
      'a platform version on EC2',
      { ...ON_EC2, platformVersion: '1.4.0' },
      'The platform version must be null when specifying an EC2 launch type.',
    ],
    ['an unknown platform version', { platformVersion: '9.9.9' }, 'The specified platform version does not exist.'],
    [
      'a capacity provider that the cluster has not',
      { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    ],
    [
      'weights of 0',
      { cluster: 'spot', launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.',
    ],
    [
      'two bases',
      {
        ...{ cluster: 'spot', launchType: undefined },
        capacityProviderStrategy: ['FARGATE', 'FARGATE_SPOT'].map((capacityProvider) => ({
          ...{ capacityProvider, weight: 1, base: 1 },
        })),
      },
      'There are multiple capacity providers in the specified capacity provider strategy with a base value defined. Only one is allowed.',
    ],
  ])('cannot be %s', async (_, input, message) => {
    expect(await refusalToCreate(input)).toBe(message);
  });
});
