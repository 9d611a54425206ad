import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld, ON_EC2 } from './rules-world.js';

describe('the settings of a service', () => {
  const { aws, begin, createService, refusalToCreate, refusalToUpdate } = createRulesWorld();
  const constraints = (count: number) => Array.from({ length: count }, () => ({ type: 'distinctInstance' as const }));

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    [
      'placement constraints on Fargate',
      { placementConstraints: constraints(1) },
      'Placement constraints are not supported with FARGATE launch type.',
    ],
    [
      'placement strategies on Fargate',
      { placementStrategy: [{ type: 'random' }] },
      'Placement strategies are not supported with FARGATE launch type.',
    ],
    ['11 constraints', { ...ON_EC2, placementConstraints: constraints(11) }, 'Maximum number of constraints is 10'],
    [
      'six strategies',
      { ...ON_EC2, placementStrategy: Array.from({ length: 6 }, () => ({ type: 'random' as const })) },
      'Maximum number of strategies is 5',
    ],
    [
      'exec for tasks without a role',
      { enableExecuteCommand: true },
      "The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    ],
  ])('cannot be %s', async (_, input, message) => {
    expect(await refusalToCreate(input)).toBe(message);
  });

  it('can be exec for tasks with a role, which later tasks need as well', async () => {
    expect(await createService({ taskDefinition: 'may-exec', enableExecuteCommand: true })).toMatchObject({
      enableExecuteCommand: true,
    });
    expect(await refusalToUpdate({ taskDefinition: 'api' })).toBe(
      "The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    );
  });
});
