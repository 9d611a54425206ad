import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from './service-world.js';

describe('DescribeServices', () => {
  const { aws, begin, createService, messages } = createServiceWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('tells what has happened to a service', async () => {
    await createService({ desiredCount: 2 });
    aws.clock.advance('1m');

    expect(await messages()).toEqual([
      '(service web) has started 2 tasks: (task #1) (task #2).',
      '(service web) (deployment ecs-svc/#3) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
  });
});
