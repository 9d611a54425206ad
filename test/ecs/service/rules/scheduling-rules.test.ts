import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BALANCED, createRulesWorld, ON_EC2 } from './rules-world.js';

const DAEMON = { ...ON_EC2, schedulingStrategy: 'DAEMON', desiredCount: undefined } as const;

describe('the scheduling of a service', () => {
  const { aws, begin, createService, refusalToCreate, refusalToUpdate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    ['replicas without a count', { desiredCount: undefined }, 'DesiredCount can not be blank.'],
    ['a negative count', { desiredCount: -1 }, 'desiredCount must be at least 0.'],
    ['a count with a fraction', { desiredCount: 1.5 }, 'desiredCount must be at least 0.'],
    [
      'daemons with a count, even of 0',
      { ...DAEMON, desiredCount: 0 },
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again.',
    ],
    [
      'daemons with a placement strategy',
      { ...DAEMON, placementStrategy: [{ type: 'random' }] },
      'The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again.',
    ],
    [
      'daemons with volumes',
      { ...DAEMON, volumeConfigurations: [{ name: 'data' }] },
      'The daemon scheduling strategy does not support volume configurations.',
    ],
    [
      'daemons on Fargate',
      { schedulingStrategy: 'DAEMON', desiredCount: undefined },
      'The daemon scheduling strategy does not support the Fargate launch type.',
    ],
    [
      'daemons that AWS CodeDeploy deploys',
      {
        ...DAEMON,
        deploymentController: { type: 'CODE_DEPLOY' },
        loadBalancers: [{ ...BALANCED, containerName: 'old' }],
      },
      'The daemon scheduling strategy does not support the CODE_DEPLOY deployment controller.',
    ],
    [
      'daemons that others deploy',
      {
        ...{ schedulingStrategy: 'DAEMON', deploymentController: { type: 'EXTERNAL' } },
        ...{ taskDefinition: undefined, launchType: undefined, networkConfiguration: undefined },
      },
      'The daemon scheduling strategy does not support the EXTERNAL deployment controller.',
    ],
  ])('refuses %s', async (_, input, message) => {
    expect(await refusalToCreate(input)).toBe(message);
  });

  it('leaves the count of daemons to the scheduler', async () => {
    expect(await createService(DAEMON)).toMatchObject({ schedulingStrategy: 'DAEMON', desiredCount: 0 });
  });

  it('refuses a count for daemons that are there', async () => {
    await createService(DAEMON);

    expect(await refusalToUpdate({ desiredCount: 1 })).toBe(
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again.',
    );
  });
});
