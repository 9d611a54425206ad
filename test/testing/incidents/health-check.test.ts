import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTaskWorld } from './task-world.js';

const CHECKED = { name: 'app', healthCheck: { command: ['CMD', 'true'], interval: 30 } };

describe('ecs.simulate.healthCheck', () => {
  const { aws, run, running, task } = createTaskWorld();
  const { ecs, clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('finds what it is told, in place of what an outcome says', async () => {
    const arn = await run({ name: 'sidecar' }, CHECKED);
    clock.advance('20s');
    ecs.simulate.healthCheck(arn, 'UNHEALTHY');
    expect(task(arn)).toMatchObject({
      healthStatus: 'UNHEALTHY',
      containers: [{ healthStatus: 'UNKNOWN' }, { healthStatus: 'UNHEALTHY' }],
    });
    clock.advance('1h');
    expect(task(arn)).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' });
  });

  it('finds the container healthy again', async () => {
    const arn = await running(CHECKED);
    ecs.simulate.healthCheck(arn, 'UNHEALTHY', 'app');
    ecs.simulate.healthCheck(arn, 'HEALTHY', 'app');
    expect(task(arn).healthStatus).toBe('HEALTHY');
  });

  it('refuses a container without a health check', async () => {
    const arn = await running({ name: 'app' });
    expect(() => ecs.simulate.healthCheck(arn, 'UNHEALTHY')).toThrow(
      `healthCheck: the container app of ${arn} has no health check. Add healthCheck to its definition.`,
    );
  });

  it('refuses a container that does not run, and other findings', async () => {
    const arn = await run(CHECKED);
    expect(() => ecs.simulate.healthCheck(arn, 'UNHEALTHY')).toThrow('is PENDING, so this cannot befall it.');
    expect(() => ecs.simulate.healthCheck(arn, 'UNKNOWN' as 'HEALTHY')).toThrow(
      'healthCheck: "UNKNOWN" is no finding. Give HEALTHY or UNHEALTHY.',
    );
  });
});
