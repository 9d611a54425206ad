import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld } from './rules-world.js';

describe('what a service says of its tasks', () => {
  const { aws, begin, refusalToCreate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    [
      'a launch type and a strategy',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    ],
    [
      'managed instances by their launch type',
      { launchType: 'MANAGED_INSTANCES' },
      'launch type should be one of [EC2,FARGATE]',
    ],
    [
      'two gateway connectors',
      { gatewayConnectors: [{ portName: 'http' }, { portName: 'http' }] },
      'gateway connectors can have at most 1 items.',
    ],
  ])('cannot be %s', async (_, input, message) => {
    expect(await refusalToCreate(input)).toBe(message);
  });
});
