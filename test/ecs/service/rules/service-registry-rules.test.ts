import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld, ON_EC2 } from './rules-world.js';

const registryArn = 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1';

describe('the service registry of a service', () => {
  const { aws, begin, createService, refusalToCreate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    [
      'with another one',
      { serviceRegistries: [{ registryArn }, { registryArn }] },
      'service registries can have at most 1 items.',
    ],
    [
      'without a container in a network that is not of the task',
      { ...ON_EC2, serviceRegistries: [{ registryArn, containerPort: 80 }] },
      "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.",
    ],
    [
      'with two ports',
      { serviceRegistries: [{ registryArn, port: 80, containerName: 'api', containerPort: 8080 }] },
      "The values specified for serviceRegistries do not require a value for 'containerPort'. Remove the value and try again.",
    ],
    [
      'with the port of no container',
      { serviceRegistries: [{ registryArn, containerPort: 8080 }] },
      "The values specified for serviceRegistries do not require a value for 'containerPort'. Remove the value and try again.",
    ],
    [
      'with a container that is not there',
      { serviceRegistries: [{ registryArn, containerName: 'db', containerPort: 1 }] },
      'The container db does not exist in the task definition.',
    ],
    [
      'with a port that the container has not',
      { serviceRegistries: [{ registryArn, containerName: 'api', containerPort: 1 }] },
      'The container api did not have a container port 1 defined.',
    ],
  ])('cannot come %s', async (_, input, message) => {
    expect(await refusalToCreate(input)).toBe(message);
  });

  it.each([{}, { port: 8080 }, { containerName: 'api', containerPort: 8080 }])('can say %j', async (registry) => {
    const serviceRegistries = [{ registryArn, ...registry }];

    expect((await createService({ serviceRegistries })).serviceRegistries).toEqual(serviceRegistries);
  });
});
