import {
  ContinueServiceDeploymentCommand,
  InvalidParameterException,
  ServiceDeploymentNotFoundException,
  type ContinueServiceDeploymentCommandInput,
  type DeploymentLifecycleHook,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createShiftingWorld } from './shifting-world.js';

describe('ContinueServiceDeployment', () => {
  const { aws, client, begin, settle, deploy, at, situation, current, tasks } = createShiftingWorld();
  const { events } = aws;
  const resume = (input: Partial<ContinueServiceDeploymentCommandInput> = {}) => {
    const { serviceDeploymentArn, hooks } = current();
    const hookId = hooks.at(-1)?.hookId;
    return client.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId, ...input }));
  };
  /** A deployment from blue to green that pauses before any production traffic shifts, 60 s after its beginning. */
  const deployAndPause = async (hook: Partial<DeploymentLifecycleHook> = {}) => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy('web:5', {
      lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'], ...hook }],
    });
  };
  const paused = 'POST_TEST_TRAFFIC_SHIFT 100/0 web:4×2 web:5×2';

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('lets a deployment go on that waits for it', async () => {
    await deployAndPause();
    at(3_600);
    expect(situation()).toBe(paused);
    const { hooks, serviceDeploymentArn } = current();
    expect(hooks).toMatchObject([
      {
        ...{ hookId: expect.stringMatching(/^ecs-pause-[\w-]{43}$/) as string, targetType: 'PAUSE' },
        ...{ status: 'AWAITING_ACTION', timeoutAction: 'ROLLBACK' },
        expiresAt: (current().stage?.startedAt ?? 0) + 86_400_000,
      },
    ]);

    expect((await resume()).serviceDeploymentArn).toBe(serviceDeploymentArn);
    expect(current().hooks).toMatchObject([{ status: 'SUCCEEDED' }]);
    at(3_602);
    expect(situation()).toBe('PRE_PRODUCTION_TRAFFIC_SHIFT 100/0 web:4×2 web:5×2');
    at(4_000);
    expect(current().status).toBe('SUCCESSFUL');
  });

  it('rolls a deployment back that waits for it', async () => {
    await deployAndPause();
    at(60);
    await resume({ action: 'ROLLBACK' });
    expect(current().hooks).toMatchObject([{ status: 'FAILED' }]);
    at(62);
    expect(situation()).toBe('ROLLBACK_IN_PROGRESS TEST_TRAFFIC_SHIFT 0/0 web:4×2 web:5×2');
    at(90);

    expect(situation()).toBe('ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2');
    expect(current().statusReason).toBe(
      'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ' +
        `Lifecycle hook ${current().hooks[0]?.hookId} returned FAILED status.`,
    );
    expect(tasks()).toHaveLength(2);
  });

  it.each([
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2'],
    ['CONTINUE', 'BAKE_TIME 100/100 web:4×2 web:5×2'],
  ] as const)('is not waited for longer than the hook says, which then ends with %s', async (action, end) => {
    await deployAndPause({ timeoutConfiguration: { timeoutInMinutes: 10, action } });
    at(654);
    expect(situation()).toBe(paused);
    at(700);

    expect(current().hooks).toMatchObject([{ status: 'TIMED_OUT' }]);
    expect(situation()).toBe(end);
  });

  it('is asked for by an event, and answered by another', async () => {
    await deployAndPause();
    at(60);
    await resume();
    const news = events.all().filter((event) => event['detail-type'] === 'ECS Hook State Change');

    expect(news.map(({ detail }) => detail)).toMatchObject([
      { eventType: 'INFO', eventName: 'HOOK_AWAITING_ACTION', hookType: 'PAUSE' },
      { eventType: 'INFO', eventName: 'HOOK_SUCCEEDED', hookType: 'PAUSE' },
    ]);
  });

  it('refuses a hook that is unknown, or waits no more', async () => {
    await deployAndPause();
    at(60);
    const [hook] = current().hooks;
    expect(await rejectionOf(resume({ hookId: 'ecs-pause-x' }))).toEqual([
      InvalidParameterException,
      'Lifecycle hook ecs-pause-x was not found.',
    ]);
    await resume();

    expect(await rejectionOf(resume({ action: 'ROLLBACK' }))).toEqual([
      InvalidParameterException,
      `Lifecycle hook ${hook?.hookId} is not awaiting action.`,
    ]);
    expect(current().hooks).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  it('refuses the hook of a deployment that has been superseded', async () => {
    await deployAndPause();
    at(60);
    const { serviceDeploymentArn, hooks } = current();
    const hookId = hooks[0]?.hookId;
    await deploy('web:6');

    expect(await rejectionOf(resume({ serviceDeploymentArn, hookId }))).toEqual([
      InvalidParameterException,
      `Lifecycle hook ${hookId} is not awaiting action.`,
    ]);
  });

  it('refuses a deployment that is unknown', async () => {
    await deployAndPause();
    const serviceDeploymentArn = current().serviceDeploymentArn.replace(/.$/, '');

    expect(await rejectionOf(resume({ serviceDeploymentArn, hookId: 'x' }))).toEqual([
      ServiceDeploymentNotFoundException,
      'Service deployment not found.',
    ]);
    expect(await rejectionOf(resume({ serviceDeploymentArn: 'web', hookId: 'x' }))).toEqual([
      InvalidParameterException,
      'Invalid arn syntax.',
    ]);
  });
});
