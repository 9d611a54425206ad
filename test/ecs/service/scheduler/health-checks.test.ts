import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service-world.js';

describe('a service whose containers have health checks', () => {
  const { aws, begin, createService, service, tasks, messages } = createServiceWorld();
  const { clock, ecs } = aws;
  const healthCheck = { command: ['CMD', 'true'], interval: 10, retries: 2 };

  beforeEach(() => {
    begin();
    ecs.seed({
      taskDefinitions: [{ family: 'api', containerDefinitions: [{ name: 'api', healthCheck }] }],
    });
  });
  afterAll(() => aws.restore());

  it('is deployed as soon as they pass', async () => {
    await createService({ taskDefinition: 'api' });
    clock.advance('30s');
    expect(tasks()).toMatchObject([{ lastStatus: 'RUNNING', healthStatus: 'HEALTHY' }]);
    clock.advance('5s');

    expect((await service()).deployments?.[0]?.rolloutState).toBe('COMPLETED');
  });

  it('replaces a task that fails them', async () => {
    ecs.onTask({ family: 'api' }, [
      {
        health: [
          { after: '10s', status: 'HEALTHY' },
          { after: '2m', status: 'UNHEALTHY' },
        ],
      },
    ]);
    await createService({ taskDefinition: 'api' });
    clock.advance('2m');
    expect((await messages()).at(-1)).toBe('(service web) has reached a steady state.');
    clock.advance('3m');

    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([
      {
        desiredStatus: 'STOPPED',
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Task failed container health checks',
      },
      { lastStatus: 'RUNNING' },
    ]);
    expect((await messages()).slice(3)).toEqual([
      '(service web) has started 1 tasks: (task #3).',
      '(service web) (task #1) failed container health checks.',
      '(service web) has stopped 1 running tasks: (task #1).',
      '(service web) has reached a steady state.',
    ]);
  });

  it('gives up a deployment whose tasks fail them', async () => {
    ecs.onTask({ family: 'api' }, { health: 'UNHEALTHY' });
    await createService({
      taskDefinition: 'api',
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    clock.advance('10m');

    expect((await service()).deployments).toMatchObject([
      {
        rolloutState: 'FAILED',
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
        failedTasks: 3,
      },
    ]);
    expect((await messages()).at(-1)).toContain('deployment failed: tasks failed to start.');
  });
});
