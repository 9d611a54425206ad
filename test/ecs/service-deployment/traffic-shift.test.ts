import {
  DescribeServiceDeploymentsCommand,
  DeleteServiceCommand,
  StopTaskCommand,
  waitUntilServicesStable,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createShiftingWorld, lambdaHook, LOAD_BALANCER } from './shifting-world.js';

describe('a deployment that shifts traffic', () => {
  const world = createShiftingWorld();
  const { aws, client, begin, settle, deploy, at, situation, watch, current, serviceDeployments, tasks } = world;
  const { service, updateService } = world;
  const { ecs, clock } = aws;
  const rollouts = async () =>
    (await service()).deployments?.map(
      ({ status, taskDefinition = '', rolloutState }) => `${status} ${taskDefinition.slice(-5)} ${rolloutState}`,
    );

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('goes from blue to green through all stages', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 });
    await deploy();

    expect(watch(200)).toEqual([
      '0: PENDING 0/0 web:4×2',
      '2: PRE_SCALE_UP 0/0 web:4×2',
      '7: SCALE_UP 0/0 web:4×2 web:5×2',
      '45: POST_SCALE_UP 0/0 web:4×2 web:5×2',
      '50: TEST_TRAFFIC_SHIFT 100/0 web:4×2 web:5×2',
      '55: POST_TEST_TRAFFIC_SHIFT 100/0 web:4×2 web:5×2',
      '60: PRE_PRODUCTION_TRAFFIC_SHIFT 100/0 web:4×2 web:5×2',
      '65: PRODUCTION_TRAFFIC_SHIFT 100/100 web:4×2 web:5×2',
      '70: POST_PRODUCTION_TRAFFIC_SHIFT 100/100 web:4×2 web:5×2',
      '75: BAKE_TIME 100/100 web:4×2 web:5×2',
      '135: CLEAN_UP 100/100 web:5×2',
      '155: SUCCESSFUL CLEAN_UP 100/100 web:5×2',
    ]);
    expect(await rollouts()).toEqual(['PRIMARY web:5 COMPLETED']);
    expect((await world.messages()).slice(-2)).toEqual([
      '(service web) (deployment ecs-svc/#6) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
  });

  it('shifts in equal steps, with a bake time after each but the last', async () => {
    await settle({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 40, stepBakeTimeInMinutes: 1 } });
    await deploy();
    const shifts = watch(300).filter((line) => / PRODUCTION_TRAFFIC_SHIFT| CLEAN_UP/.test(line));

    expect(shifts).toEqual([
      '65: PRODUCTION_TRAFFIC_SHIFT 100/40 web:4×2 web:5×2',
      '130: PRODUCTION_TRAFFIC_SHIFT 100/80 web:4×2 web:5×2',
      '195: PRODUCTION_TRAFFIC_SHIFT 100/100 web:4×2 web:5×2',
      '205: CLEAN_UP 100/100 web:5×2',
      '225: SUCCESSFUL CLEAN_UP 100/100 web:5×2',
    ]);
  });

  it('shifts a little first, then the rest', async () => {
    await settle({
      ...{ strategy: 'CANARY', bakeTimeInMinutes: 1 },
      canaryConfiguration: { canaryPercent: 12.5, canaryBakeTimeInMinutes: 2 },
    });
    await deploy();
    const shifts = watch(300).filter((line) => / (PRODUCTION_TRAFFIC_SHIFT|BAKE_TIME|CLEAN_UP)/.test(line));

    expect(shifts).toEqual([
      '65: PRODUCTION_TRAFFIC_SHIFT 100/12.5 web:4×2 web:5×2',
      '190: PRODUCTION_TRAFFIC_SHIFT 100/100 web:4×2 web:5×2',
      '200: BAKE_TIME 100/100 web:4×2 web:5×2',
      '260: CLEAN_UP 100/100 web:5×2',
      '280: SUCCESSFUL CLEAN_UP 100/100 web:5×2',
    ]);
  });

  it('shows the weights of both revisions', async () => {
    await settle({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 12.5 } });
    await deploy();
    at(70);
    const { serviceDeploymentArn } = current();
    const { serviceDeployments: [shown] = [] } = await client.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn] }),
    );

    expect(shown).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT',
      sourceServiceRevisions: [
        {
          ...{ requestedTestTrafficWeight: 0, requestedProductionTrafficWeight: 87.5 },
          ...{ requestedTaskCount: 2, runningTaskCount: 2 },
        },
      ],
      targetServiceRevision: {
        ...{ requestedTestTrafficWeight: 100, requestedProductionTrafficWeight: 12.5 },
        ...{ requestedTaskCount: 2, runningTaskCount: 2 },
      },
    });
  });

  it('wants no tasks of green before SCALE_UP', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
    await deploy();
    const desired = async () => (await service()).deployments?.map(({ desiredCount }) => desiredCount);

    at(6);
    expect(await desired()).toEqual([0, 2]);
    at(7);
    expect(await desired()).toEqual([2, 2]);
  });

  it('brings out the first revision without a shift', async () => {
    await world.createService({
      ...{ taskDefinition: 'web:4', loadBalancers: [LOAD_BALANCER] },
      deploymentConfiguration: {
        ...{ strategy: 'LINEAR', bakeTimeInMinutes: 60 },
        lifecycleHooks: [lambdaHook('PRE_SCALE_UP')],
      },
    });
    clock.advance('3s');
    expect(tasks()).toEqual([]);
    clock.advance('2m');

    expect(situation()).toBe('SUCCESSFUL CLEAN_UP 100/100 web:4×1');
    expect(current().hooks).toMatchObject([{ stage: 'PRE_SCALE_UP', status: 'SUCCEEDED' }]);
  });

  it('shifts no test traffic without a rule for it', async () => {
    await world.createService({ deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 } });
    clock.runUntilIdle();
    await deploy('web:2');
    const weights = watch(200).map((line) => line.split(' ').find((word) => word.includes('/')));

    expect([...new Set(weights)]).toEqual(['-/0', '-/100']);
  });

  it('keeps all tasks of blue until green has stood its bake time', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy();
    at(100);
    const [blue] = tasks();
    await client.send(new StopTaskCommand({ task: blue?.taskArn }));
    clock.advance('1m');

    expect(situation()).toBe('BAKE_TIME 100/100 web:4×2 web:5×2');
    expect(tasks().map(({ taskArn }) => taskArn)).not.toContain(blue?.taskArn);
  });

  it('keeps blue even where none of its tasks is left for a moment', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await updateService({ desiredCount: 1 });
    clock.runUntilIdle();
    await deploy();
    at(100);
    ecs.onTask({ taskDefinition: 'web:4' }, [{ pullError: true }, { pullError: true }]);
    const [blue] = tasks();
    await client.send(new StopTaskCommand({ task: blue?.taskArn }));
    clock.advance('35s');
    expect(await rollouts()).toEqual(['PRIMARY web:5 IN_PROGRESS', 'ACTIVE web:4 COMPLETED']);
    clock.advance('2m');

    expect(situation()).toBe('BAKE_TIME 100/100 web:4×1 web:5×1');
  });

  it('scales both revisions', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy();
    at(100);
    await updateService({ desiredCount: 3 });
    at(200);
    expect(situation()).toBe('BAKE_TIME 100/100 web:4×3 web:5×3');
    await updateService({ desiredCount: 1 });
    at(250);

    expect(situation()).toBe('BAKE_TIME 100/100 web:4×1 web:5×1');
  });

  it('waits at SCALE_UP until all tasks of green are healthy', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
    ecs.onTask({ taskDefinition: 'web:5' }, { targetHealth: [{ after: '10m', status: 'HEALTHY' }] });
    await deploy();
    at(600);
    expect(situation()).toBe('SCALE_UP 0/0 web:4×2 web:5×2');
    at(700);

    expect(situation()).toBe('SUCCESSFUL CLEAN_UP 100/100 web:5×2');
  });

  it('does not let ServicesStable pass before blue is gone', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });
    await deploy();
    await clock.fastForward(() => waitUntilServicesStable({ client, maxWaitTime: 3_600 }, { services: ['web'] }));

    expect(current().stage?.name).toBe('CLEAN_UP');
    expect(tasks().every(({ taskDefinitionArn }) => taskDefinitionArn.endsWith('web:5'))).toBe(true);
  });

  it('takes the place of one that has not finished', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy('web:5');
    at(100);
    await deploy('web:6');
    const [, superseded, latest] = serviceDeployments();
    expect(superseded).toMatchObject({
      status: 'STOPPED',
      statusReason: 'Superseded by a new service deployment.',
      final: { target: { requestedProductionTrafficWeight: 100 } },
    });
    expect(latest?.sourceRevisionArns).toEqual([superseded?.targetRevisionArn, superseded?.blueRevisionArn]);

    expect(watch(390)).toEqual([
      '0: PENDING 0/0 web:4×2 web:5×2',
      '2: RECONCILE_SERVICE 0/0 web:4×2',
      '7: PRE_SCALE_UP 0/0 web:4×2',
      '12: SCALE_UP 0/0 web:4×2 web:6×2',
      '50: POST_SCALE_UP 0/0 web:4×2 web:6×2',
      '55: TEST_TRAFFIC_SHIFT 100/0 web:4×2 web:6×2',
      '60: POST_TEST_TRAFFIC_SHIFT 100/0 web:4×2 web:6×2',
      '65: PRE_PRODUCTION_TRAFFIC_SHIFT 100/0 web:4×2 web:6×2',
      '70: PRODUCTION_TRAFFIC_SHIFT 100/100 web:4×2 web:6×2',
      '75: POST_PRODUCTION_TRAFFIC_SHIFT 100/100 web:4×2 web:6×2',
      '80: BAKE_TIME 100/100 web:4×2 web:6×2',
      '380: CLEAN_UP 100/100 web:6×2',
    ]);
  });

  it('shifts away from what runs where nothing has been brought out yet, and leaves what cannot run behind', async () => {
    ecs.onTask({ taskDefinition: 'web:5' }, { pullError: true });
    await world.createService({
      ...{ taskDefinition: 'web:4', desiredCount: 2, loadBalancers: [LOAD_BALANCER] },
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
    });
    clock.advance('40s');
    await updateService({ taskDefinition: 'web:5' });
    clock.advance('1m');
    await deploy('web:6');

    expect(current().blueRevisionArn).toBe(serviceDeployments()[0]?.targetRevisionArn);
    clock.runUntilIdle();
    expect(situation()).toBe('SUCCESSFUL CLEAN_UP 100/100 web:6×2');
  });

  it('gives nobody reason to wait for the revision that serves, when its tasks cannot start any more', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 });
    ecs.onTask({ taskDefinition: 'web:4' }, { pullError: true });
    await deploy('web:5', { lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] }] });
    at(100);
    for (const { taskArn, taskDefinitionArn } of tasks()) {
      if (taskDefinitionArn.endsWith('web:4')) await client.send(new StopTaskCommand({ task: taskArn }));
    }
    clock.runUntilIdle();

    // A day later the pause times out, and the deployment rolls back to what cannot start.
    expect(situation()).toMatch(/^ROLLBACK_IN_PROGRESS CLEAN_UP 0\/0/);
  });

  it('ends with the service', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy();
    at(100);
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    clock.advance('1m');

    expect(current()).toMatchObject({ status: 'STOPPED' });
    expect((await service()).status).toBe('INACTIVE');
  });

  it('goes on from a snapshot of its bake time as it would have', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    await deploy();
    at(100);
    const saved = aws.snapshot();
    clock.advance('10m');
    const end = aws.snapshot();
    aws.reset();
    aws.load(saved);
    expect(situation()).toBe('BAKE_TIME 100/100 web:4×2 web:5×2');
    clock.advance('10m');

    expect(aws.snapshot()).toEqual(end);
    expect(situation()).toBe('SUCCESSFUL CLEAN_UP 100/100 web:5×2');
  });
});
