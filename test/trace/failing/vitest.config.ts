import type { ViteUserConfig } from 'vitest/config';
import repository from '../../../vitest.config.js';

const config: ViteUserConfig = {
  resolve: repository.resolve,
  test: { env: repository.test?.env, include: ['failing.ts'] },
};

export default config;
