import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createShiftingWorld } from './shifting-world.js';

describe('the alarms of a deployment', () => {
  const { aws, begin, settle, deploy, at, situation, watch, current, service, messages } = createShiftingWorld();
  const { ecs } = aws;
  const alarms = (rollback: boolean) => ({ alarmNames: ['errors', 'latency'], enable: true, rollback });
  const rolling = { strategy: 'ROLLING' } as const;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('are watched through the bake time of a rolling update', async () => {
    await settle({ ...rolling, alarms: alarms(true) });
    await deploy();

    expect(watch(400)).toEqual([
      '0: PENDING -/- web:4×2',
      '2: -/- web:4×2 web:5×2',
      '40: -/- web:5×2',
      '360: SUCCESSFUL -/- web:5×2',
    ]);
  });

  it('roll a deployment back whose bake time has begun', async () => {
    await settle({ ...rolling, alarms: alarms(true) });
    await deploy();
    at(200);
    expect(current()).toMatchObject({ status: 'IN_PROGRESS', alarms: { status: 'MONITORING' } });
    ecs.simulate.alarm('latency');
    at(205);
    expect(current()).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      statusReason: 'Service deployment rolled back because an alarm was detected.',
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['latency'] },
    });
    expect((await messages()).filter((message) => /deployment failed|rolling back/.test(message))).toEqual([
      '(service web) (deployment ecs-svc/#6) deployment failed: alarm detected.',
      '(service web) rolling back to deployment ecs-svc/#3.',
    ]);
    at(300);

    expect(situation()).toBe('ROLLBACK_SUCCESSFUL -/- web:4×2');
  });

  it('end a deployment without a rollback where none is wanted', async () => {
    await settle({ ...rolling, alarms: alarms(false) });
    await deploy();
    at(100);
    ecs.simulate.alarm('errors');
    at(105);

    expect(current()).toMatchObject({ status: 'STOPPED', statusReason: 'ECS deployment alarms: alarm detected.' });
    expect((await service()).deployments?.[0]).toMatchObject({
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment alarms: alarm detected.',
    });
  });

  it('bring shifted traffic back', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5, alarms: alarms(true) });
    await deploy();
    at(100);
    ecs.simulate.alarm('errors');
    at(150);

    expect(situation()).toBe('ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2');
  });

  it('are not watched where one has gone off before', async () => {
    await settle({ ...rolling, alarms: alarms(true) });
    ecs.simulate.alarm('errors');
    await deploy();
    expect(current().alarms.status).toBe('DISABLED');
    ecs.simulate.alarm('latency');
    at(150);

    expect(current().status).toBe('SUCCESSFUL');
  });

  it('are watched again once all are OK', async () => {
    await settle({ ...rolling, alarms: alarms(true) });
    ecs.simulate.alarm('errors');
    ecs.simulate.alarm('errors', 'OK');
    await deploy();

    expect(current().alarms.status).toBe('MONITORING');
  });

  it('are of no interest where they are not enabled, or not named', async () => {
    await settle({ ...rolling, alarms: { ...alarms(true), enable: false } });
    await deploy();
    expect(current().alarms.status).toBe('DISABLED');
    await deploy('web:6', { alarms: alarms(true) });
    at(100);
    ecs.simulate.alarm('other');
    at(500);

    expect(current()).toMatchObject({ status: 'SUCCESSFUL', alarms: { status: 'MONITORING_COMPLETE' } });
  });

  it('are not set to what is no state', () => {
    expect(() => ecs.simulate.alarm('errors', 'INSUFFICIENT' as 'OK')).toThrow(
      'alarm: "INSUFFICIENT" is no state of an alarm. Give ALARM or OK.',
    );
  });
});
