import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createShiftingWorld, lambdaHook } from '../../ecs/service-deployment/shifting-world.js';

describe('ecs.simulate.hookResult', () => {
  const { aws, begin, settle, deploy, at, situation, current } = createShiftingWorld();
  const { ecs, events } = aws;
  const deployAndPause = async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy('web:5', {
      lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }],
    });
    at(3_600);
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each([
    ['the id of the hook', () => current().hooks[0]?.hookId ?? ''],
    ['the name of the service', () => 'web'],
    ['the ARN of the service', () => current().serviceArn],
  ])('lets a deployment go on that pauses, by %s', async (_, referenceOf) => {
    await deployAndPause();
    ecs.simulate.hookResult(referenceOf(), 'SUCCEEDED');
    expect(events.all().at(-1)?.detail).toMatchObject({ eventName: 'HOOK_SUCCEEDED' });
    at(3_602);
    expect(situation()).toBe('PRE_PRODUCTION_TRAFFIC_SHIFT 100/0 web:4×2 web:5×2');
  });

  it('rolls a deployment back', async () => {
    await deployAndPause();
    ecs.simulate.hookResult('web', 'FAILED');
    at(3_602);
    expect(situation()).toMatch(/^ROLLBACK_IN_PROGRESS /);
  });

  it('ends the waiting for a function, which is not asked again', async () => {
    ecs.onLifecycleHook({}, 'IN_PROGRESS');
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy('web:5', { lifecycleHooks: [lambdaHook('POST_TEST_TRAFFIC_SHIFT')] });
    at(600);
    expect(current().hooks).toMatchObject([{ status: 'IN_PROGRESS' }]);
    ecs.simulate.hookResult('web', 'SUCCEEDED');
    at(1_200);
    expect(current()).toMatchObject({ status: 'SUCCESSFUL', hooks: [{ status: 'SUCCEEDED' }] });
  });

  it('refuses a service without a hook that is open, other hooks and other results', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    expect(() => ecs.simulate.hookResult('web', 'SUCCEEDED')).toThrow(
      'hookResult: "web" is no hook that is AWAITING_ACTION or IN_PROGRESS, and no service with one; there is none.',
    );
    await deployAndPause();
    expect(() => ecs.simulate.hookResult('api', 'SUCCEEDED')).toThrow(
      `there is ${current().hooks[0]?.hookId} of web. Give the id of such a hook`,
    );
    expect(() => ecs.simulate.hookResult('web', 'DONE' as 'FAILED')).toThrow(
      'hookResult: "DONE" is no result. Give SUCCEEDED or FAILED.',
    );
  });
});
