import { DeleteServiceCommand, waitUntilServicesInactive, waitUntilServicesStable } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServiceWorld } from '../ecs/service/service-world.js';

describe('the waiters of services', () => {
  const { aws, client, begin, createService, updateService, service } = createServiceWorld();
  const { clock, ecs } = aws;
  const wait = { client, maxWaitTime: 600 };
  const web = { services: ['web'] };
  const stable = () => waitUntilServicesStable(wait, web);
  const inactive = () => waitUntilServicesInactive(wait, web);
  /** What a waiter that does not succeed says. */
  const failureOf = async (waiting: Promise<unknown>) => {
    const error: unknown = await waiting.catch((reason: unknown) => reason);
    return (JSON.parse((error as Error).message) as { readonly state: string }).state;
  };
  const elapsed = () => (clock.now().getTime() - Date.parse('2024-01-01T00:00:00Z')) / 1_000;

  beforeEach(begin);
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(() => aws.restore());

  it('ServicesStable succeeds when all tasks of the only deployment run', async () => {
    await createService({ desiredCount: 4 });

    await expect(clock.fastForward(stable)).resolves.toMatchObject({ state: 'SUCCESS' });
    expect((await service()).runningCount).toBe(4);
    expect(elapsed()).toBeLessThan(60);
  });

  it('ServicesStable waits until the tasks of the deployment before are gone', async () => {
    await createService();
    await clock.fastForward(stable);
    await updateService({ taskDefinition: 'web:2' });

    await expect(clock.fastForward(stable)).resolves.toMatchObject({ state: 'SUCCESS' });
    expect((await service()).deployments).toHaveLength(1);
    expect((await service()).taskDefinition).toMatch(/web:2$/);
  });

  it('ServicesStable succeeds at once where no task is wanted', async () => {
    await createService({ desiredCount: 0 });

    await expect(stable()).resolves.toMatchObject({ state: 'SUCCESS' });
  });

  it('ServicesStable succeeds after a rollback', async () => {
    await createService({ deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } });
    clock.advance('2m');
    ecs.onTask({ taskDefinition: 'web:2' }, { pullError: true });
    await updateService({ taskDefinition: 'web:2' });

    await expect(clock.fastForward(stable)).resolves.toMatchObject({ state: 'SUCCESS' });
    expect((await service()).taskDefinition).toMatch(/web:1$/);
  });

  it('ServicesStable fails for a service that is missing', async () => {
    expect(await failureOf(stable())).toBe('FAILURE');
  });

  it('ServicesStable fails for a service that is DRAINING or INACTIVE', async () => {
    await createService({ desiredCount: 1 });
    clock.advance('1m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    expect(await failureOf(stable())).toBe('FAILURE');
    clock.runUntilIdle();

    expect((await service()).status).toBe('INACTIVE');
    expect(await failureOf(stable())).toBe('FAILURE');
  });

  it('ServicesStable times out for tasks that cannot start', async () => {
    ecs.onTask({ family: 'web' }, { pullError: true });
    await createService();

    expect(await failureOf(clock.fastForward(stable))).toBe('TIMEOUT');
    expect(elapsed()).toBeGreaterThan(300);
  });

  it('ServicesInactive succeeds when the last task has stopped', async () => {
    await createService({ desiredCount: 2 });
    await clock.fastForward(stable);
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));

    await expect(clock.fastForward(inactive)).resolves.toMatchObject({ state: 'SUCCESS' });
    expect(await service()).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
  });

  it('ServicesInactive fails for a service that is missing', async () => {
    expect(await failureOf(inactive())).toBe('FAILURE');
  });

  it("pass with Vitest's fake timers", async () => {
    vi.useFakeTimers();
    await createService({ desiredCount: 2 });

    const waiting = stable();
    await vi.advanceTimersByTimeAsync(120_000);
    await expect(waiting).resolves.toMatchObject({ state: 'SUCCESS' });
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    const ending = inactive();
    await vi.advanceTimersByTimeAsync(120_000);

    await expect(ending).resolves.toMatchObject({ state: 'SUCCESS' });
  });
});
