import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../ecs/service/service-world.js';

describe('what a test decides while time moves', () => {
  const { aws, begin, createService, service } = createServiceWorld();
  const { clock, ecs, events } = aws;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('may depend on the time and the state at that moment', async () => {
    const seen: string[] = [];
    ecs.onTask({ family: 'web' }, () => {
      seen.push(clock.now().toISOString().slice(11, 19));
      return Object.keys(aws.state.ecs.services).length > 0 ? { exitCode: 1, after: '1m' } : {};
    });
    await createService();
    clock.advance('90s');

    expect(seen).toEqual(['00:00:02', '00:01:25']);
    expect((await service()).pendingCount).toBe(1);
  });

  it('may be decided by a listener', async () => {
    const seen: number[] = [];
    const stop = events.on('ECS Task State Change', () => seen.push(clock.now().getTime() - Date.UTC(2024, 0, 1)));
    await createService();
    clock.advance('1m');
    stop();

    expect(seen).toEqual([2_000, 10_000, 20_000]);
  });
});
