import type { ViteUserConfig } from 'vitest/config';
import shared from './vitest.config.js';

/** The tests of what `stryker.config.mjs` mutates. */
const config: ViteUserConfig = {
  resolve: shared.resolve,
  test: {
    env: shared.test?.env,
    include: [
      'test/ecs/placement/*.test.ts',
      'test/ecs/service/scheduler/{plan-*,choose-victims,task-health}.test.ts',
      'test/batch/scheduler/**/{plan-*,open-*,explain-*,share-*}.test.ts',
    ],
    isolate: false,
    setupFiles: ['test/leave-no-trace.ts'],
  },
};

export default config;
