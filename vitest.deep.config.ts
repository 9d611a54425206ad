import type { ViteUserConfig } from 'vitest/config';
import config from './vitest.config.js';

/** `npm run test:deep`: the properties alone, with many times the cases. */
const deepConfig: ViteUserConfig = {
  ...config,
  test: {
    ...config.test,
    projects: undefined,
    include: ['test/properties/**/*.test.ts'],
    isolate: false,
    setupFiles: ['test/leave-no-trace.ts'],
    env: { ...config.test?.env, PROPERTY_EFFORT: 'deep' },
  },
};

export default deepConfig;
