import {
  ConflictException,
  InvalidParameterException,
  ServiceDeploymentNotFoundException,
  StopServiceDeploymentCommand,
  type StopServiceDeploymentCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createShiftingWorld, LOAD_BALANCER } from './shifting-world.js';

describe('StopServiceDeployment', () => {
  const { aws, client, begin, settle, deploy, at, situation, current, service, createService, messages } =
    createShiftingWorld();
  const stop = (input: Partial<StopServiceDeploymentCommandInput> = {}) => {
    const { serviceDeploymentArn } = current();
    return client.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, ...input }));
  };
  const rollouts = async () =>
    (await service()).deployments?.map(
      ({ status, taskDefinition = '', rolloutState }) => `${status} ${taskDefinition.slice(-5)} ${rolloutState}`,
    );

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('rolls a rolling update back', async () => {
    await settle({ strategy: 'ROLLING' });
    await deploy();
    at(20);
    const { serviceDeploymentArn } = current();
    expect((await stop()).serviceDeploymentArn).toBe(serviceDeploymentArn);
    expect(current().status).toBe('ROLLBACK_REQUESTED');

    at(22);
    expect(situation()).toBe('ROLLBACK_IN_PROGRESS -/- web:4×2');
    at(42);
    expect(situation()).toBe('ROLLBACK_SUCCESSFUL -/- web:4×2');
    expect(current()).toMatchObject({
      statusReason: 'Service deployment rolled back because of a user request.',
      rollback: { serviceRevisionArn: current().sourceRevisionArns[0] },
    });
    expect(await rollouts()).toEqual(['PRIMARY web:4 COMPLETED']);
    expect(await messages()).toContain('(service web) rolling back to deployment ecs-svc/#3.');
  });

  it('brings traffic back that has shifted', async () => {
    await settle({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 5 } });
    await deploy();
    at(100);
    expect(situation()).toBe('PRODUCTION_TRAFFIC_SHIFT 100/50 web:4×2 web:5×2');
    await stop({ stopType: 'ROLLBACK' });
    at(102);
    expect(situation()).toBe('ROLLBACK_IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 0/0 web:4×2 web:5×2');
    expect(await rollouts()).toEqual(['PRIMARY web:4 IN_PROGRESS', 'ACTIVE web:5 FAILED']);
    at(150);

    expect(situation()).toBe('ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2');
  });

  it('stops a deployment that has not started yet', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
    await deploy();
    await stop();
    at(10);

    expect(situation()).toBe('ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2');
  });

  it('aborts a deployment, which launches no more tasks', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
    await deploy();
    at(20);
    await stop({ stopType: 'ABORT' });
    expect(current().status).toBe('STOP_REQUESTED');
    at(22);

    expect(current()).toMatchObject({
      ...{ status: 'STOPPED', statusReason: 'Service deployment stopped by user.' },
      stoppedAt: current().createdAt + 22_000,
    });
    expect(await rollouts()).toEqual(['PRIMARY web:5 FAILED', 'ACTIVE web:4 COMPLETED']);
  });

  it.each(['ROLLBACK', 'ABORT'] as const)('refuses to %s what is over, or about to end', async (stopType) => {
    await settle({ strategy: 'ROLLING' });
    expect(await rejectionOf(stop({ stopType }))).toEqual([
      ConflictException,
      'Service deployment cannot be stopped in the SUCCESSFUL state.',
    ]);
    await deploy();
    await stop();

    expect(await rejectionOf(stop({ stopType }))).toEqual([
      ConflictException,
      'Service deployment cannot be stopped in the ROLLBACK_REQUESTED state.',
    ]);
  });

  it('refuses to roll back a first deployment', async () => {
    await createService({ taskDefinition: 'web:4', loadBalancers: [LOAD_BALANCER] });

    expect(await rejectionOf(stop())).toEqual([
      InvalidParameterException,
      'No rollback candidate was found to run the rollback.',
    ]);
    expect(current().status).toBe('PENDING');
  });

  it('refuses a deployment that is unknown', async () => {
    await settle({ strategy: 'ROLLING' });
    const serviceDeploymentArn = current().serviceDeploymentArn.replace('us-east-1', 'eu-west-1');

    expect(await rejectionOf(stop({ serviceDeploymentArn }))).toEqual([
      ServiceDeploymentNotFoundException,
      'Service deployment not found.',
    ]);
  });
});
