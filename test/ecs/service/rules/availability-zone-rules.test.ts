import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld, ON_EC2 } from './rules-world.js';

const ZONES = { type: 'spread', field: 'attribute:ecs.availability-zone' } as const;
const WHAT = 'Availability Zone Rebalancing does not support';

describe('Availability Zone rebalancing', () => {
  const { aws, begin, createService, updateService, refusalToCreate, refusalToUpdate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>]>([
    ['on Fargate', {}],
    ['on EC2', ON_EC2],
    ['spread over the zones first', { ...ON_EC2, placementStrategy: [ZONES, { type: 'random' }] }],
  ])('is on by default for a service %s', async (_, input) => {
    expect((await createService(input)).availabilityZoneRebalancing).toBe('ENABLED');
  });

  const unfit: [string, Partial<CreateServiceCommandInput>, string][] = [
    ['DAEMON services', { ...ON_EC2, schedulingStrategy: 'DAEMON', desiredCount: undefined }, 'DAEMON services'],
    ['the launch type EXTERNAL', { ...ON_EC2, launchType: 'EXTERNAL' }, 'the EXTERNAL launch type'],
    [
      'a maximum of 100 %',
      { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } },
      'maximumPercent <= 100',
    ],
    [
      'Classic Load Balancers',
      { ...ON_EC2, loadBalancers: [{ loadBalancerName: 'a', containerName: 'old', containerPort: 80 }] },
      'Classic Load Balancers',
    ],
    [
      'a strategy that packs first',
      { ...ON_EC2, placementStrategy: [{ type: 'binpack', field: 'cpu' }, ZONES] },
      'a first placement strategy other than spread on attribute:ecs.availability-zone',
    ],
    [
      'services that others deploy',
      {
        ...{ deploymentController: { type: 'EXTERNAL' }, taskDefinition: undefined },
        ...{ launchType: undefined, networkConfiguration: undefined },
      },
      'the EXTERNAL deployment controller',
    ],
  ];

  it.each(unfit)('is off by default for %s', async (_, input) => {
    expect((await createService(input)).availabilityZoneRebalancing).toBe('DISABLED');
  });

  it.each(unfit)('cannot be asked for with %s', async (_, input, what) => {
    expect(await refusalToCreate({ ...input, availabilityZoneRebalancing: 'ENABLED' })).toBe(`${WHAT} ${what}`);
  });

  it('stays as it is until an update says otherwise', async () => {
    await createService({ availabilityZoneRebalancing: 'DISABLED' });
    expect((await updateService({ desiredCount: 2 })).availabilityZoneRebalancing).toBe('DISABLED');

    expect((await updateService({ availabilityZoneRebalancing: 'ENABLED' })).availabilityZoneRebalancing).toBe(
      'ENABLED',
    );
  });

  it('refuses an update that it could not work with', async () => {
    await createService();

    expect(await refusalToUpdate({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } })).toBe(
      `${WHAT} maximumPercent <= 100`,
    );
  });
});
