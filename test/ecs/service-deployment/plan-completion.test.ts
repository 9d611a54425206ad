import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { isComplete, type CompletionFacts } from '../../../src/ecs/service-deployment/plan-completion.js';
import { createShiftingWorld } from './shifting-world.js';

describe('whether a deployment is complete', () => {
  const complete = (facts: Partial<CompletionFacts>) =>
    isComplete({ criteria: undefined, desiredCount: 4, healthy: 4, total: 4, hasOthers: false, ...facts });
  const early = (sourceServiceRevisionCleanup: 'BLOCKING' | 'DEFERRED', healthyPercent = 60) => ({
    criteria: { enable: true, healthyPercent, sourceServiceRevisionCleanup },
  });

  it.each<[string, Partial<CompletionFacts>, boolean]>([
    ['once all its tasks are healthy', {}, true],
    ['not while one is not', { healthy: 3 }, false],
    ['not while there are too many', { total: 5 }, false],
    ['not while there are others', { hasOthers: true }, false],
    ['not by criteria that are not enabled', { criteria: { enable: false, healthyPercent: 0 }, healthy: 3 }, false],
    ['early once enough tasks are healthy', { ...early('BLOCKING'), healthy: 3 }, true],
    ['early, but not by a part of a task less', { ...early('BLOCKING'), healthy: 2 }, false],
    ['early, but not while others are in its way', { ...early('BLOCKING'), hasOthers: true }, false],
    ['early while others go on their way', { ...early('DEFERRED'), healthy: 3, total: 8, hasOthers: true }, true],
    ['early without any tasks', { ...early('DEFERRED', 0), healthy: 0 }, true],
  ])('is: %s', (_, facts, expected) => {
    expect(complete(facts)).toBe(expected);
  });
});

describe('a rolling update with early success criteria', () => {
  const { aws, begin, settle, deploy, watch, service } = createShiftingWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each([
    ['DEFERRED', '40: SUCCESSFUL -/- web:5×2', 2],
    ['BLOCKING', '60: SUCCESSFUL -/- web:5×2', 1],
  ] as const)('ends early, its cleanup %s', async (sourceServiceRevisionCleanup, end, deployments) => {
    await settle({
      minimumHealthyPercent: 50,
      earlySuccessCriteria: { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup },
    });
    aws.ecs.onTask({ taskDefinition: 'web:5' }, [{}, { targetHealth: [{ after: '10m', status: 'HEALTHY' }] }]);
    await deploy();
    const seconds = Number(end.split(':')[0]);

    expect(watch(seconds).at(-1)).toBe(end);
    expect((await service()).deployments).toHaveLength(deployments);
    aws.clock.advance('15m');
    expect((await service()).deployments).toMatchObject([{ rolloutState: 'COMPLETED', runningCount: 2 }]);
  });
});
