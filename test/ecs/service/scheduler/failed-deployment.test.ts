import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service-world.js';

describe('a service whose deployment has failed without a rollback', () => {
  const { aws, begin, createService, updateService, service, tasks } = createServiceWorld();
  const { clock, ecs } = aws;
  const revisions = () => tasks().map(({ taskDefinitionArn }) => taskDefinitionArn.slice(-5));

  beforeEach(async () => {
    begin();
    await createService({
      desiredCount: 4,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    clock.advance('5m');
    // One of the new tasks runs, the others cannot be started.
    ecs.onTask({ taskDefinition: 'web:2' }, (_, turn) => (turn === 0 ? {} : { pullError: true }));
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('10m');
  });
  afterAll(() => aws.restore());

  it('keeps what runs, and launches nothing more', async () => {
    expect((await service()).deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'FAILED', failedTasks: 3, runningCount: 1 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 4 },
    ]);
    clock.advance('6h');

    expect(revisions()).toEqual(['web:1', 'web:1', 'web:1', 'web:1', 'web:2']);
    expect(Object.values(aws.state.ecs.serviceDeployments).at(-1)).toMatchObject({
      status: 'STOPPED',
      statusReason: 'ECS deployment circuit breaker: tasks failed to start.',
    });
  });

  it('goes on with the next deployment', async () => {
    await updateService({ taskDefinition: 'web:3' });
    clock.advance('10m');

    expect(revisions()).toEqual(['web:3', 'web:3', 'web:3', 'web:3']);
    expect((await service()).deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
  });
});
