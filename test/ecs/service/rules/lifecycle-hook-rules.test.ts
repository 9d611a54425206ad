import type { DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld } from './rules-world.js';

const PAUSE: DeploymentLifecycleHook = { targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] };
const LAMBDA: DeploymentLifecycleHook = { hookTargetArn: 'f', roleArn: 'r', lifecycleStages: ['TEST_TRAFFIC_SHIFT'] };

describe('a lifecycle hook', () => {
  const { aws, begin, createService, refusalToCreate } = createRulesWorld();
  const withHook = (hook: DeploymentLifecycleHook) => ({
    deploymentConfiguration: { strategy: 'BLUE_GREEN' as const, lifecycleHooks: [hook] },
  });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, DeploymentLifecycleHook, string]>([
    ['no stage', { ...PAUSE, lifecycleStages: [] }, 'lifecycleStages cannot be empty.'],
    [
      'no function',
      { ...LAMBDA, hookTargetArn: undefined },
      'hookTargetArn and roleArn must be specified for AWS_LAMBDA lifecycle hooks.',
    ],
    [
      'no role',
      { ...LAMBDA, roleArn: undefined },
      'hookTargetArn and roleArn must be specified for AWS_LAMBDA lifecycle hooks.',
    ],
    [
      'a pause and a function',
      { ...PAUSE, hookTargetArn: 'f' },
      'hookTargetArn is not supported for PAUSE lifecycle hooks.',
    ],
    [
      'a pause while traffic is shifted',
      { ...PAUSE, lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] },
      'The lifecycle stage PRODUCTION_TRAFFIC_SHIFT does not support PAUSE lifecycle hooks.',
    ],
    [
      'a function of more than a day',
      { ...LAMBDA, timeoutConfiguration: { timeoutInMinutes: 1_441 } },
      'timeoutInMinutes must be between 1 and 1440.',
    ],
    [
      'a pause of more than two weeks',
      { ...PAUSE, timeoutConfiguration: { timeoutInMinutes: 20_161 } },
      'timeoutInMinutes must be between 1 and 20160.',
    ],
  ])('cannot have %s', async (_, hook, message) => {
    expect(await refusalToCreate(withHook(hook))).toBe(message);
  });

  it.each([PAUSE, LAMBDA, { ...PAUSE, timeoutConfiguration: { timeoutInMinutes: 20_160 } }])(
    'can be %j',
    async (hook) => {
      expect((await createService(withHook(hook))).deploymentConfiguration?.lifecycleHooks).toEqual([hook]);
    },
  );
});
