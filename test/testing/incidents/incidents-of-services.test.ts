import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../../ecs/service/service-world.js';

describe('the task of a service', () => {
  const { aws, begin, createService, messages, service, tasks } = createServiceWorld();
  const { ecs, clock } = aws;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('is replaced when its container exits', async () => {
    await createService();
    clock.runUntilIdle();
    const [before] = tasks();
    ecs.simulate.containerExit(before?.taskArn ?? '', { exitCode: 1 });
    clock.runUntilIdle();
    expect((await service()).runningCount).toBe(1);
    expect(tasks()[0]?.taskArn).not.toBe(before?.taskArn);
  });

  it('is replaced when its health check fails', async () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 30 };
    ecs.seed({
      taskDefinitions: [
        { family: 'checked', networkMode: 'bridge', containerDefinitions: [{ name: 'app', memory: 64, healthCheck }] },
      ],
      containerInstances: [{}],
    });
    await createService({ taskDefinition: 'checked', launchType: 'EC2', networkConfiguration: undefined });
    clock.runUntilIdle();
    const [before] = tasks();
    ecs.simulate.healthCheck(before?.taskArn ?? '', 'UNHEALTHY');
    clock.runUntilIdle();
    expect(await messages()).toContain('(service web) (task #1) failed container health checks.');
    expect(tasks()).toMatchObject([{ lastStatus: 'RUNNING', healthStatus: 'HEALTHY' }]);
  });
});
