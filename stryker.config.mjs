/**
 * `npm run test:mutation`: whether the tests would notice if a decision of a scheduler, or of the placement, were another.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: [
    'src/ecs/placement/{plan-placement,evaluate-expression,need-of-task,placement-rules}.ts',
    'src/ecs/service/scheduler/{plan-daemons,plan-rebalancing,plan-tasks,choose-victims,task-health}.ts',
    'src/batch/scheduler/{plan-dispatch,plan-instances,plan-scale-in,explain-blocked,open-hosts,open-site,open-consumables}.ts',
    'src/batch/scheduler/fair-share/{plan-fair-share,plan-weights,open-budget,share-usage}.ts',
  ],
  ignoreStatic: true,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
  tempDirName: 'node_modules/.cache/stryker',
  jsonReporter: { fileName: 'node_modules/.cache/stryker-report.json' },
};
