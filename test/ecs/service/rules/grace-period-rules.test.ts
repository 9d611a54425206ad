import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BALANCED, createRulesWorld } from './rules-world.js';

const NOTHING_CHECKS = 'Health check grace period is only valid for services configured to use load balancers';

describe('the health check grace period of a service', () => {
  const { aws, begin, createService, updateService, refusalToCreate, refusalToUpdate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each([
    ['a load balancer', { loadBalancers: [BALANCED] }],
    ['a health check of a container', { taskDefinition: 'checked' }],
    ['VPC Lattice', { vpcLatticeConfigurations: [{ roleArn: 'r', targetGroupArn: 't', portName: 'http' }] }],
  ])('is for services with %s', async (_, input) => {
    expect(await createService({ ...input, healthCheckGracePeriodSeconds: 60 })).toMatchObject({
      healthCheckGracePeriodSeconds: 60,
    });
  });

  it('is refused where nothing checks health', async () => {
    expect(await refusalToCreate({ healthCheckGracePeriodSeconds: 60 })).toBe(NOTHING_CHECKS);
    await createService();
    expect(await refusalToUpdate({ healthCheckGracePeriodSeconds: 60 })).toBe(NOTHING_CHECKS);
  });

  it.each([-1, 0.5, 2_147_483_648])('cannot be %d seconds', async (healthCheckGracePeriodSeconds) => {
    const message = 'healthCheckGracePeriodSeconds must be between 0 and 2147483647.';

    expect(await refusalToCreate({ loadBalancers: [BALANCED], healthCheckGracePeriodSeconds })).toBe(message);
    expect(await refusalToUpdate({ healthCheckGracePeriodSeconds })).toBe(message);
  });

  it('stays when the load balancer goes', async () => {
    await createService({ loadBalancers: [BALANCED], healthCheckGracePeriodSeconds: 60 });

    expect((await updateService({ loadBalancers: [] })).healthCheckGracePeriodSeconds).toBe(60);
  });
});
