import type { DeploymentConfiguration, LoadBalancer } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BALANCED, createRulesWorld, ON_EC2, TARGET_GROUP } from './rules-world.js';

const SHIFTED: LoadBalancer = {
  ...BALANCED,
  advancedConfiguration: {
    ...{ alternateTargetGroupArn: `${TARGET_GROUP}0`, productionListenerRule: 'rule', roleArn: 'role' },
  },
};
const LAMBDA = { hookTargetArn: 'f', roleArn: 'r', lifecycleStages: ['PRE_SCALE_UP'] } as const;

describe('the deployment strategy of a service', () => {
  const { aws, begin, createService, updateService, refusalToCreate } = createRulesWorld();
  const loadBalancers = [SHIFTED];

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[DeploymentConfiguration, string]>([
    [{ bakeTimeInMinutes: 1 }, 'bakeTimeInMinutes is not supported for the ROLLING deployment strategy.'],
    [
      { lifecycleHooks: [{ ...LAMBDA, lifecycleStages: ['PRE_SCALE_UP'] }] },
      'lifecycleHooks is not supported for the ROLLING deployment strategy.',
    ],
    [
      { strategy: 'CANARY', linearConfiguration: { stepPercent: 10 } },
      'linearConfiguration is not supported for the CANARY deployment strategy.',
    ],
    [
      { strategy: 'LINEAR', canaryConfiguration: { canaryPercent: 10 } },
      'canaryConfiguration is not supported for the LINEAR deployment strategy.',
    ],
    [
      {
        strategy: 'BLUE_GREEN',
        earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'BLOCKING' },
      },
      'earlySuccessCriteria is not supported for the BLUE_GREEN deployment strategy.',
    ],
    [
      { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1_441 },
      'bakeTimeInMinutes must be a multiple of 1 between 0 and 1440.',
    ],
    [
      { strategy: 'LINEAR', linearConfiguration: { stepPercent: 2.9 } },
      'stepPercent must be a multiple of 0.1 between 3 and 100.',
    ],
    [
      { strategy: 'LINEAR', linearConfiguration: { stepPercent: 10.05 } },
      'stepPercent must be a multiple of 0.1 between 3 and 100.',
    ],
    [
      { strategy: 'LINEAR', linearConfiguration: { stepBakeTimeInMinutes: 1_441 } },
      'stepBakeTimeInMinutes must be a multiple of 1 between 0 and 1440.',
    ],
    [
      { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 100.1 } },
      'canaryPercent must be a multiple of 0.1 between 0.1 and 100.',
    ],
    [
      { strategy: 'CANARY', canaryConfiguration: { canaryBakeTimeInMinutes: -1 } },
      'canaryBakeTimeInMinutes must be a multiple of 1 between 0 and 1440.',
    ],
    [
      { earlySuccessCriteria: { enable: true, healthyPercent: 100 } },
      'healthyPercent and sourceServiceRevisionCleanup must be specified when early success criteria are enabled.',
    ],
    [
      { earlySuccessCriteria: { enable: true, healthyPercent: 101, sourceServiceRevisionCleanup: 'BLOCKING' } },
      'healthyPercent must be a multiple of 1 between 0 and 100.',
    ],
    [
      { earlySuccessCriteria: { enable: true, healthyPercent: 99, sourceServiceRevisionCleanup: 'BLOCKING' } },
      'healthyPercent must be greater than or equal to minimumHealthyPercent.',
    ],
  ])('cannot be %j', async (deploymentConfiguration, message) => {
    expect(await refusalToCreate({ deploymentConfiguration, loadBalancers })).toBe(message);
  });

  it.each([
    ['LINEAR', { linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 } }],
    ['CANARY', { canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 } }],
    ['BLUE_GREEN', {}],
  ] as const)('has defaults for %s', async (strategy, defaults) => {
    const { deploymentConfiguration } = await createService({ deploymentConfiguration: { strategy }, loadBalancers });

    expect(deploymentConfiguration).toEqual({
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      deploymentCircuitBreaker: { enable: false, rollback: false },
      strategy,
      bakeTimeInMinutes: 0,
      lifecycleHooks: [],
      ...defaults,
    });
  });

  it('takes what belongs to it along when it changes', async () => {
    await createService({
      deploymentConfiguration: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 50 }, bakeTimeInMinutes: 5 },
      loadBalancers,
    });

    expect(
      (await updateService({ deploymentConfiguration: { strategy: 'BLUE_GREEN' } })).deploymentConfiguration,
    ).toMatchObject({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    expect((await updateService({ deploymentConfiguration: { strategy: 'ROLLING' } })).deploymentConfiguration).toEqual(
      {
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        deploymentCircuitBreaker: { enable: false, rollback: false },
        strategy: 'ROLLING',
      },
    );
  });

  it('keeps the half of a configuration that an update does not give', async () => {
    const strategy = 'CANARY';
    await createService({
      deploymentConfiguration: { strategy, canaryConfiguration: { canaryPercent: 20 } },
      loadBalancers,
    });
    const { deploymentConfiguration } = await updateService({
      deploymentConfiguration: { canaryConfiguration: { canaryBakeTimeInMinutes: 1 } },
    });

    expect(deploymentConfiguration?.canaryConfiguration).toEqual({ canaryPercent: 20, canaryBakeTimeInMinutes: 1 });
  });

  it.each<[string, LoadBalancer[] | undefined, string]>([
    [
      'nobody to shift the traffic',
      undefined,
      'The LINEAR deployment strategy requires a load balancer, Service Connect or VPC Lattice.',
    ],
    [
      'a load balancer that cannot shift it',
      [BALANCED],
      'advancedConfiguration with alternateTargetGroupArn, productionListenerRule and roleArn must be specified for the LINEAR deployment strategy.',
    ],
  ])('cannot be LINEAR with %s', async (_, balancers, message) => {
    expect(await refusalToCreate({ deploymentConfiguration: { strategy: 'LINEAR' }, loadBalancers: balancers })).toBe(
      message,
    );
  });

  it('cannot be BLUE_GREEN with a Classic Load Balancer', async () => {
    expect(
      await refusalToCreate({
        ...ON_EC2,
        deploymentConfiguration: { strategy: 'BLUE_GREEN' },
        loadBalancers: [{ loadBalancerName: 'a', containerName: 'old', containerPort: 80 }],
      }),
    ).toBe('Classic Load Balancers are not supported for the BLUE_GREEN deployment strategy.');
  });

  it('cannot be BLUE_GREEN for daemons', async () => {
    const daemon = { ...ON_EC2, schedulingStrategy: 'DAEMON', desiredCount: undefined } as const;

    expect(await refusalToCreate({ ...daemon, deploymentConfiguration: { strategy: 'BLUE_GREEN' } })).toBe(
      'The daemon scheduling strategy does not support the BLUE_GREEN deployment strategy.',
    );
  });

  it('can be BLUE_GREEN without any traffic, and CANARY with Service Connect', async () => {
    const blueGreen = await createService({ deploymentConfiguration: { strategy: 'BLUE_GREEN' } });
    const canary = await createService({
      serviceName: 'canary',
      deploymentConfiguration: { strategy: 'CANARY' },
      serviceConnectConfiguration: { enabled: true, namespace: 'internal' },
    });

    expect([blueGreen, canary].map(({ deploymentConfiguration }) => deploymentConfiguration?.strategy)).toEqual([
      'BLUE_GREEN',
      'CANARY',
    ]);
  });
});
