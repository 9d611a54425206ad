import type { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { planThreshold } from '../../../src/ecs/service-deployment/plan-circuit-breaker.js';
import { createShiftingWorld } from './shifting-world.js';

describe('the threshold of the circuit breaker', () => {
  const configured = (type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT', value: number) => ({
    thresholdConfiguration: { type, value },
  });

  it.each<[Partial<DeploymentCircuitBreaker>, number, number]>([
    [{}, 1, 3],
    [{}, 25, 13],
    [{}, 400, 200],
    [{}, 800, 200],
    [configured('BOUNDED_PERCENT', 20), 25, 5],
    [configured('BOUNDED_PERCENT', 20), 5, 3],
    [configured('BOUNDED_PERCENT', 100), 500, 200],
    [configured('UNBOUNDED_PERCENT', 20), 5, 1],
    [configured('UNBOUNDED_PERCENT', 100), 500, 500],
    [configured('COUNT', 2), 500, 2],
  ])('with %j is, of %i tasks, %i', (breaker, desiredCount, expected) => {
    expect(planThreshold({ enable: true, rollback: false, ...breaker }, desiredCount)).toBe(expected);
  });
});

describe('the circuit breaker', () => {
  const { aws, begin, settle, deploy, at, situation, current, service } = createShiftingWorld();
  const { ecs, clock } = aws;
  const breaker = (rollback: boolean, more: Partial<DeploymentCircuitBreaker> = {}) => ({
    deploymentCircuitBreaker: { enable: true, rollback, ...more },
  });
  const failing = () => ecs.onTask({ taskDefinition: 'web:5' }, { pullError: true });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('rolls back, and says so in the service deployment', async () => {
    await settle(breaker(true));
    failing();
    await deploy();
    clock.advance('5m');

    expect(current()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      circuitBreaker: { status: 'TRIGGERED', failureCount: 4, threshold: 3 },
    });
  });

  it('ends the deployment where no rollback is wanted', async () => {
    await settle(breaker(false));
    failing();
    await deploy();
    clock.advance('5m');

    expect(current()).toMatchObject({
      status: 'STOPPED',
      statusReason: 'ECS deployment circuit breaker: tasks failed to start.',
    });
  });

  it('has nothing to roll back to in a first deployment', async () => {
    ecs.onTask({ taskDefinition: 'web:4' }, { pullError: true });
    await settle(breaker(true));

    expect(current()).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    });
    expect((await service()).deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'FAILED' }]);
  });

  it('gives up green, to which no traffic has shifted', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0, ...breaker(true) });
    failing();
    await deploy();
    at(600);

    expect(situation()).toBe('ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 web:4×2');
  });

  it.each([
    [{ thresholdConfiguration: { type: 'COUNT', value: 2 } } as const, 2],
    [{ thresholdConfiguration: { type: 'COUNT', value: 5 } } as const, 6],
  ])('gives up after as many failures as it is told: %j', async (more, failureCount) => {
    await settle(breaker(true, more));
    failing();
    await deploy();
    clock.advance('15m');

    expect(current().circuitBreaker).toMatchObject({ status: 'TRIGGERED', failureCount });
  });

  it.each([
    [true, 'SUCCESSFUL', 0],
    [false, 'ROLLBACK_SUCCESSFUL', 4],
  ])('counts failures in a row: resetOnHealthyTask %s', async (resetOnHealthyTask, status, failureCount) => {
    await settle(breaker(true, { resetOnHealthyTask, thresholdConfiguration: { type: 'COUNT', value: 4 } }));
    const fails = { pullError: true } as const;
    ecs.onTask({ taskDefinition: 'web:5' }, [fails, fails, {}, fails, fails]);
    await deploy();
    clock.advance('15m');

    expect(current()).toMatchObject({ status, circuitBreaker: { failureCount } });
  });
});
