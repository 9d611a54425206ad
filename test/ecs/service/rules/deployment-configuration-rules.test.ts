import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BALANCED, createRulesWorld, ON_EC2 } from './rules-world.js';

const DAEMON = { ...ON_EC2, schedulingStrategy: 'DAEMON', desiredCount: undefined } as const;

describe('the deployment configuration of a service', () => {
  const { aws, begin, createService, updateService, refusalToCreate, refusalToUpdate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[DeploymentConfiguration, string]>([
    [{ minimumHealthyPercent: 101 }, 'minimumHealthyPercent must be at most 100'],
    [{ minimumHealthyPercent: -1 }, 'minimumHealthyPercent must be at least 0'],
    [{ maximumPercent: 99 }, 'maximumPercent must be at least 100'],
    [
      { maximumPercent: 100 },
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    ],
    [
      { alarms: { enable: true, rollback: false, alarmNames: [] } },
      'alarmNames cannot be empty when deployment alarms are enabled.',
    ],
    [
      {
        deploymentCircuitBreaker: {
          ...{ enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT', value: 0 } },
        },
      },
      'The value of thresholdConfiguration must be an integer of at least 1.',
    ],
    [
      {
        deploymentCircuitBreaker: {
          ...{ enable: true, rollback: true, thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 101 } },
        },
      },
      'The value of thresholdConfiguration must be at most 100 for BOUNDED_PERCENT.',
    ],
  ])('cannot be %j', async (deploymentConfiguration, message) => {
    expect(await refusalToCreate({ deploymentConfiguration })).toBe(message);
  });

  it('allows daemons no more than 100 %', async () => {
    expect(await refusalToCreate({ ...DAEMON, deploymentConfiguration: { maximumPercent: 150 } })).toBe(
      'The daemon scheduling strategy does not support values above 100 for maximumPercent. Set maximumPercent to 100 and try again.',
    );
  });

  it('has the defaults of its scheduling strategy', async () => {
    expect((await createService()).deploymentConfiguration).toEqual({
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      deploymentCircuitBreaker: { enable: false, rollback: false },
      strategy: 'ROLLING',
    });
    expect((await createService({ ...DAEMON, serviceName: 'agent' })).deploymentConfiguration).toMatchObject({
      maximumPercent: 100,
      minimumHealthyPercent: 0,
    });
  });

  it('keeps in an update what is not given', async () => {
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    await createService({ deploymentConfiguration: { minimumHealthyPercent: 50, deploymentCircuitBreaker } });
    const { deploymentConfiguration } = await updateService({ deploymentConfiguration: { maximumPercent: 150 } });

    expect(deploymentConfiguration).toEqual({
      maximumPercent: 150,
      minimumHealthyPercent: 50,
      deploymentCircuitBreaker,
      strategy: 'ROLLING',
    });
  });

  it('cannot be blocked by an update', async () => {
    await createService();

    expect(await refusalToUpdate({ deploymentConfiguration: { maximumPercent: 100 } })).toBe(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  });

  it.each<[string, DeploymentConfiguration]>([
    ['deployment circuit breaker', { deploymentCircuitBreaker: { enable: true, rollback: false } }],
    ['deployment alarms', { alarms: { enable: true, rollback: false, alarmNames: ['errors'] } }],
    ['deployment strategy', { strategy: 'BLUE_GREEN' }],
    ['lifecycle hooks', { lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] }] }],
    [
      'early success criteria',
      { earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' } },
    ],
  ])('cannot have a %s with AWS CodeDeploy', async (feature, deploymentConfiguration) => {
    const deploymentController = { type: 'CODE_DEPLOY' } as const;

    expect(await refusalToCreate({ deploymentController, deploymentConfiguration, loadBalancers: [BALANCED] })).toBe(
      `The CODE_DEPLOY deployment controller does not support the ${feature}. Remove it and try again.`,
    );
  });
});
