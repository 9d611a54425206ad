import type { DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { LifecycleHookEvent } from '../../../src/index.js';
import { createShiftingWorld, HOOK_ARN, lambdaHook } from './shifting-world.js';

const ALL_STAGES: DeploymentLifecycleHookStage[] = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
];

describe('the lifecycle hooks of a deployment', () => {
  const world = createShiftingWorld();
  const { aws, begin, settle, deploy, at, situation, watch, current, messages, service } = world;
  const { ecs, events } = aws;
  const BLUE_GREEN = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } as const;
  /** From now on all functions succeed, and what they are asked is recorded. */
  const record = () => {
    const seen: LifecycleHookEvent[] = [];
    ecs.onLifecycleHook({}, (event) => {
      seen.push(event);
      return 'SUCCEEDED';
    });
    return seen;
  };
  const weightsOf = ({ lifecycleStage, executionDetails }: LifecycleHookEvent) => {
    const { targetServiceRevisionArn, testTrafficWeights, productionTrafficWeights } = executionDetails;
    const show = (weights: Readonly<Record<string, number>>) =>
      Object.entries(weights)
        .map(([arn, weight]) => `${arn === targetServiceRevisionArn ? 'green' : 'blue'} ${weight}`)
        .join(', ');
    return [lifecycleStage, show(testTrafficWeights), show(productionTrafficWeights)];
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('are asked at their stages, with the weights of the traffic that shifts there', async () => {
    await settle({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook(...ALL_STAGES)] });
    await deploy();
    const seen = record();
    at(100);

    expect(seen.map(weightsOf)).toEqual([
      ['PRE_SCALE_UP', '', ''],
      ['POST_SCALE_UP', '', ''],
      ['TEST_TRAFFIC_SHIFT', 'green 100, blue 0', ''],
      ['POST_TEST_TRAFFIC_SHIFT', '', ''],
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', '', ''],
      ['PRODUCTION_TRAFFIC_SHIFT', '', 'green 100, blue 0'],
      ['POST_PRODUCTION_TRAFFIC_SHIFT', '', ''],
    ]);
    const { serviceDeploymentArn, serviceArn, targetRevisionArn, hooks } = current();
    expect(seen[0]).toEqual({
      executionId: hooks[0]?.hookId,
      lifecycleStage: 'PRE_SCALE_UP',
      resourceArn: serviceDeploymentArn,
      executionDetails: {
        ...{ serviceArn, targetServiceRevisionArn: targetRevisionArn },
        ...{ testTrafficWeights: {}, productionTrafficWeights: {} },
      },
    });
  });

  it('are asked before and at each step of the shift', async () => {
    await settle({
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 1 },
      lifecycleHooks: [lambdaHook('PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT')],
    });
    await deploy();
    const seen = record();
    at(300);

    expect(seen.map(weightsOf)).toEqual([
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', '', ''],
      ['PRODUCTION_TRAFFIC_SHIFT', '', 'green 20, blue 80'],
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', '', ''],
      ['PRODUCTION_TRAFFIC_SHIFT', '', 'green 100, blue 0'],
    ]);
  });

  it('are told what traffic a deployment finds that takes the place of another', async () => {
    await settle({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook('RECONCILE_SERVICE')] });
    await deploy();
    at(100);
    await deploy('web:6');
    const seen = record();
    at(3);

    expect(seen.map(weightsOf)).toEqual([['RECONCILE_SERVICE', 'green 0, blue 100', 'green 0, blue 100']]);
  });

  it('roll back when one fails, and bring the traffic back at once', async () => {
    await settle({
      ...BLUE_GREEN,
      lifecycleHooks: [lambdaHook('TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT')],
    });
    await deploy();
    const seen = record();
    ecs.onLifecycleHook({ lifecycleStage: 'POST_PRODUCTION_TRAFFIC_SHIFT' }, 'FAILED');

    expect(watch(150).slice(-5)).toEqual([
      '65: PRODUCTION_TRAFFIC_SHIFT 100/100 web:4×2 web:5×2',
      '70: ROLLBACK_IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 0/0 web:4×2 web:5×2',
      '75: ROLLBACK_IN_PROGRESS TEST_TRAFFIC_SHIFT 0/0 web:4×2 web:5×2',
      '80: ROLLBACK_IN_PROGRESS CLEAN_UP 0/0 web:4×2',
      '100: ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2',
    ]);
    expect(seen.slice(-2).map(weightsOf)).toEqual([
      ['PRODUCTION_TRAFFIC_SHIFT', '', 'green 0, blue 100'],
      ['TEST_TRAFFIC_SHIFT', 'green 0, blue 100', ''],
    ]);
    const reason =
      'Service deployment rolled back because POST_PRODUCTION_TRAFFIC_SHIFT lifecycle hook(s) failed. ' +
      `Lifecycle hook target ${HOOK_ARN} returned FAILED status.`;
    expect(current()).toMatchObject({
      statusReason: reason,
      rollback: { serviceRevisionArn: current().blueRevisionArn },
    });
    expect(await messages()).toContain(`(service web) (deployment ecs-svc/#6) deployment failed: ${reason}`);
    expect((await service()).taskDefinition?.slice(-5)).toBe('web:4');
  });

  it('bring back no traffic that has not shifted', async () => {
    await settle({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook('PRE_SCALE_UP')] });
    await deploy();
    ecs.onLifecycleHook({}, 'FAILED');

    expect(watch(10)).toEqual(['0: PENDING 0/0 web:4×2', '2: ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2']);
  });

  it('do not keep a rollback from going on', async () => {
    await settle({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook('PRODUCTION_TRAFFIC_SHIFT')] });
    await deploy();
    ecs.onLifecycleHook({}, 'FAILED');
    at(200);

    expect(current().hooks.map(({ status }) => status)).toEqual(['FAILED', 'FAILED']);
    expect(situation()).toBe('ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2');
  });

  it('find nothing to roll back to in a first deployment', async () => {
    ecs.onLifecycleHook({}, 'FAILED');
    await settle({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook('POST_SCALE_UP')] });

    expect(current()).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    });
    expect((await service()).deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'FAILED' }]);
  });

  it('are asked again while they are in progress, each time with what they said last', async () => {
    const hook = { ...lambdaHook('POST_SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT'), hookDetails: { attempt: 0 } };
    await settle({ ...BLUE_GREEN, lifecycleHooks: [hook] });
    await deploy();
    const asked: unknown[] = [];
    ecs.onLifecycleHook({ service: 'web' }, ({ lifecycleStage, hookDetails }, turn) => {
      asked.push([lifecycleStage, hookDetails]);
      if (turn > 1) return 'SUCCEEDED';
      return {
        hookStatus: 'IN_PROGRESS',
        hookDetails: { attempt: turn + 1 },
        ...(turn === 0 && { callBackDelay: 60 }),
      };
    });
    const countAt = (seconds: number) => {
      at(seconds);
      return asked.length;
    };

    expect([44, 45, 104, 105, 134, 135, 139, 140].map(countAt)).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
    at(200);
    expect(asked).toEqual([
      ['POST_SCALE_UP', { attempt: 0 }],
      ['POST_SCALE_UP', { attempt: 1 }],
      ['POST_SCALE_UP', { attempt: 2 }],
      ['POST_TEST_TRAFFIC_SHIFT', { attempt: 2 }],
    ]);
  });

  it('are asked again after a second at the earliest', async () => {
    await settle({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook('POST_SCALE_UP')] });
    await deploy();
    ecs.onLifecycleHook({}, [{ hookStatus: 'IN_PROGRESS', callBackDelay: 0 }, { hookStatus: 'FAILED' }]);
    at(45);
    expect(current().hooks).toMatchObject([{ status: 'IN_PROGRESS' }]);
    at(46);

    expect(current().hooks).toMatchObject([{ status: 'FAILED' }]);
  });

  it.each([
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2'],
    ['CONTINUE', 'BAKE_TIME 100/100 web:4×2 web:5×2'],
  ] as const)('that take too long end with %s', async (action, end) => {
    const hook = { ...lambdaHook('POST_SCALE_UP'), timeoutConfiguration: { timeoutInMinutes: 2, action } };
    ecs.onLifecycleHook({}, [{ hookStatus: 'SUCCEEDED' }]);
    await settle({ ...BLUE_GREEN, lifecycleHooks: [hook] });
    await deploy();
    ecs.onLifecycleHook({}, { hookStatus: 'IN_PROGRESS', callBackDelay: 50 });
    at(164);
    expect(situation()).toBe('POST_SCALE_UP 0/0 web:4×2 web:5×2');
    at(250);

    expect(current().hooks).toMatchObject([{ status: 'TIMED_OUT', timeoutAction: action }]);
    expect(situation()).toBe(end);
  });

  it('tell EventBridge how they fare', async () => {
    await settle({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook('POST_SCALE_UP')] });
    await deploy();
    ecs.onLifecycleHook({}, ['IN_PROGRESS', 'FAILED']);
    aws.resetHistory();
    at(100);
    const news = events.all().filter((event) => event['detail-type'] === 'ECS Hook State Change');

    const { serviceDeploymentArn, serviceArn, clusterArn, hooks } = current();
    expect(news.map(({ resources }) => resources)).toEqual([[serviceDeploymentArn], [serviceDeploymentArn]]);
    expect(news.map(({ detail }) => detail)).toMatchObject([
      {
        ...{ eventType: 'INFO', eventName: 'HOOK_IN_PROGRESS', hookType: 'AWS_LAMBDA' },
        ...{ hookId: hooks[0]?.hookId, lifecycleStage: 'POST_SCALE_UP' },
        ...{ clusterArn, serviceArn, serviceDeploymentArn },
        expiresAt: new Date(hooks[0]?.expiresAt ?? 0).toISOString(),
      },
      { eventType: 'ERROR', eventName: 'HOOK_FAILED' },
    ]);
  });
});
