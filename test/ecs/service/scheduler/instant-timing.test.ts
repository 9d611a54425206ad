import { DeleteServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service-world.js';

describe('a service in a world without durations', () => {
  const { aws, client, begin, createService, updateService, service } = createServiceWorld({ timing: 'instant' });
  const { ecs } = aws;
  const circuitBreaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('is in a steady state at the next look', async () => {
    expect(await createService({ desiredCount: 3 })).toMatchObject({ runningCount: 0, pendingCount: 0 });
    expect(await service()).toMatchObject({ runningCount: 3, deployments: [{ rolloutState: 'COMPLETED' }] });
    expect((await updateService({ taskDefinition: 'web:2' })).deployments).toHaveLength(2);

    expect(await service()).toMatchObject({ runningCount: 3, deployments: [{ rolloutState: 'COMPLETED' }] });
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    expect(await service()).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
  });

  it('has rolled back at the next look', async () => {
    await createService({ deploymentConfiguration: circuitBreaker });
    ecs.onTask({ taskDefinition: 'web:2' }, { pullError: true });
    await updateService({ taskDefinition: 'web:2' });

    expect((await service()).taskDefinition).toMatch(/web:1$/);
    expect(Object.values(aws.state.ecs.serviceDeployments).at(-1)?.status).toBe('ROLLBACK_SUCCESSFUL');
  });

  it('hesitates as AWS does once its tasks have failed ten times in a row', async () => {
    ecs.onTask({ family: 'web' }, { pullError: true });
    await createService();

    expect((await service()).deployments).toMatchObject([{ failedTasks: 11, rolloutState: 'IN_PROGRESS' }]);
    aws.clock.advance('15m');
    expect((await service()).deployments).toMatchObject([{ failedTasks: 12 }]);
  });

  it('starts a task in place of each that crashes, without a delay', async () => {
    ecs.onTask({ family: 'web' }, { exitCode: 1, after: '1s' });
    await createService();
    aws.clock.advance('10s');

    expect(Object.values(aws.state.ecs.tasks)).toHaveLength(11);
  });
});
