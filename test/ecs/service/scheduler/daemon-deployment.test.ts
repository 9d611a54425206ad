import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEc2ServiceWorld } from './ec2-service-world.js';

describe('the deployment of a DAEMON service', () => {
  const { aws, begin, seedInstances, createDaemon, updateService, service, messages, layout } = createEc2ServiceWorld();
  const { clock, ecs } = aws;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('stops an old task before it starts the new one, as many at a time as may be missing', async () => {
    seedInstances({ count: 2 });
    await createDaemon({ deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } });
    clock.runUntilIdle();
    await updateService({ service: 'agent', taskDefinition: 'agent:2' });
    const seen: string[] = [];
    for (let second = 0; second < 120; second++) {
      clock.advance('1s');
      const now = layout().join(', ');
      if (seen.at(-1) !== now) seen.push(now);
    }

    expect(seen).toEqual([
      '0 agent:1 RUNNING, 1 agent:1 RUNNING',
      '1 agent:1 RUNNING',
      '0 agent:2 PENDING, 1 agent:1 RUNNING',
      '0 agent:2 RUNNING, 1 agent:1 RUNNING',
      '0 agent:2 RUNNING',
      '0 agent:2 RUNNING, 1 agent:2 PENDING',
      '0 agent:2 RUNNING, 1 agent:2 RUNNING',
    ]);
  });

  it('stops all old tasks at once by default', async () => {
    seedInstances({ count: 2 });
    await createDaemon();
    clock.runUntilIdle();
    await updateService({ service: 'agent', taskDefinition: 'agent:2' });
    clock.advance('2s');

    expect(layout()).toEqual([]);
    clock.runUntilIdle();
    expect(layout()).toEqual(['0 agent:2 RUNNING', '1 agent:2 RUNNING']);
  });

  it('says that the deployment cannot go on where none may be missing', async () => {
    seedInstances();
    await createDaemon();
    clock.runUntilIdle();
    await updateService({
      service: 'agent',
      taskDefinition: 'agent:2',
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
    });
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING']);
    expect((await messages('agent')).at(-1)).toMatch(
      'was unable to stop or start tasks during a deployment because of the service deployment configuration.',
    );
  });

  it('rolls back with the circuit breaker', async () => {
    seedInstances({ count: 2 });
    ecs.onTask({ taskDefinition: 'agent:2' }, { pullError: 'not found' });
    await createDaemon({
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    });
    clock.runUntilIdle();
    await updateService({ service: 'agent', taskDefinition: 'agent:2' });
    clock.runUntilIdle();

    expect(layout()).toEqual(['0 agent:1 RUNNING', '1 agent:1 RUNNING']);
    expect(await service('agent')).toMatchObject({ runningCount: 2, deployments: [{ rolloutState: 'COMPLETED' }] });
  });
});
