import { describe, expect, it } from 'vitest';
import { planReturn, planStages, type StageFacts } from '../../../src/ecs/service-deployment/plan-stages.js';

describe('the stages of a deployment', () => {
  const plan = (configuration: StageFacts['configuration'], facts: Partial<StageFacts> = {}) =>
    planStages({ configuration, sources: 1, hasTestTraffic: true, ...facts });
  const shifts = (configuration: StageFacts['configuration']) =>
    plan(configuration).flatMap(({ production, bakeMs }) => (production === undefined ? [] : [[production, bakeMs]]));

  it.each<[StageFacts['configuration']]>([[{}], [{ strategy: 'ROLLING', bakeTimeInMinutes: 5 }]])(
    'are none in a rolling update',
    (configuration) => {
      expect(plan(configuration)).toEqual([]);
    },
  );

  it('shift all traffic at once from blue to green', () => {
    expect(plan({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 })).toEqual([
      { name: 'PRE_SCALE_UP' },
      { name: 'SCALE_UP' },
      { name: 'POST_SCALE_UP' },
      { name: 'TEST_TRAFFIC_SHIFT', test: 100 },
      { name: 'POST_TEST_TRAFFIC_SHIFT' },
      { name: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
      { name: 'PRODUCTION_TRAFFIC_SHIFT', production: 100 },
      { name: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
      { name: 'BAKE_TIME', bakeMs: 300_000 },
      { name: 'CLEAN_UP' },
    ]);
  });

  it('bring several revisions into line first', () => {
    expect(plan({ strategy: 'BLUE_GREEN' }, { sources: 2 }).slice(0, 2)).toEqual([
      { name: 'RECONCILE_SERVICE' },
      { name: 'PRE_SCALE_UP' },
    ]);
  });

  it('shift no test traffic where none is told apart', () => {
    expect(plan({ strategy: 'BLUE_GREEN' }, { hasTestTraffic: false })).toContainEqual({ name: 'TEST_TRAFFIC_SHIFT' });
  });

  it('give a first deployment all the traffic at once, and no bake time', () => {
    const stages = plan({ strategy: 'CANARY', bakeTimeInMinutes: 5 }, { sources: 0 });

    expect(stages.filter(({ name }) => name === 'PRODUCTION_TRAFFIC_SHIFT')).toEqual([
      { name: 'PRODUCTION_TRAFFIC_SHIFT', production: 100 },
    ]);
    expect(stages).toContainEqual({ name: 'BAKE_TIME', bakeMs: 0 });
  });

  it.each<[StageFacts['configuration']['linearConfiguration'], [number, number?][]]>([
    [{ stepPercent: 40, stepBakeTimeInMinutes: 2 }, [[40, 120_000], [80, 120_000], [100]]],
    [{ stepPercent: 50, stepBakeTimeInMinutes: 0 }, [[50, 0], [100]]],
    [{ stepPercent: 33.4 }, [[33.4, 360_000], [66.8, 360_000], [100]]],
    [{ stepPercent: 100 }, [[100]]],
    [
      undefined,
      [...[10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent): [number, number] => [percent, 360_000]), [100]],
    ],
  ])('shift in equal steps with the linear configuration %j', (linearConfiguration, expected) => {
    expect(shifts({ strategy: 'LINEAR', linearConfiguration })).toEqual(
      expected.map(([percent, bakeMs]) => [percent, bakeMs]),
    );
  });

  it.each<[StageFacts['configuration']['canaryConfiguration'], [number, number?][]]>([
    [{ canaryPercent: 0.5, canaryBakeTimeInMinutes: 1 }, [[0.5, 60_000], [100]]],
    [undefined, [[5, 600_000], [100]]],
    [{ canaryPercent: 100 }, [[100]]],
  ])('shift a little, then the rest with the canary configuration %j', (canaryConfiguration, expected) => {
    expect(shifts({ strategy: 'CANARY', canaryConfiguration })).toEqual(
      expected.map(([percent, bakeMs]) => [percent, bakeMs]),
    );
  });

  it('prepare each step of the shift anew', () => {
    const names = plan({ strategy: 'CANARY' }).map(({ name }) => name);

    expect(names.filter((name) => name === 'PRE_PRODUCTION_TRAFFIC_SHIFT')).toHaveLength(2);
  });

  it.each([
    [{ production: 0 }, ['CLEAN_UP']],
    [{ test: 0, production: 0 }, ['CLEAN_UP']],
    [{ test: 100, production: 0 }, ['TEST_TRAFFIC_SHIFT', 'CLEAN_UP']],
    [{ production: 40 }, ['PRODUCTION_TRAFFIC_SHIFT', 'CLEAN_UP']],
    [{ test: 100, production: 100 }, ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP']],
  ])('of the way back from %j pass the shifts that had begun', (traffic, names) => {
    expect(planReturn(traffic)).toEqual(names.map((name) => ({ name })));
  });
});
