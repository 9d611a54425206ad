import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFargateWorld } from './fargate-world.js';

describe('instant timing', () => {
  const { aws, begin, runTask, task } = createFargateWorld({ timing: 'instant' });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows the first state in the reply, and the settled one to the next look, without a touch of the clock', async () => {
    expect(await runTask()).toMatchObject({ lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING' });

    expect(task()).toMatchObject({ lastStatus: 'RUNNING', startedAt: Date.parse('2024-01-01T00:00:00Z') });
    expect(aws.clock.now()).toEqual(new Date('2024-01-01T00:00:00Z'));
  });

  it('still gives outcomes the time that they ask for', async () => {
    aws.ecs.onTask({ family: 'app' }, { exitCode: 0, after: '1m' });
    await runTask();
    expect(task().lastStatus).toBe('RUNNING');

    aws.clock.advance('1m');

    expect(task().lastStatus).toBe('STOPPED');
    expect(task().stoppedAt).toBe(Date.parse('2024-01-01T00:01:00Z'));
  });
});
