import type { ViteUserConfig } from 'vitest/config';
import shared from '../../vitest.config.js';

/** The page of a trace in a real browser, and the traces that failing tests leave: `npm run check -- trace`. */
const config: ViteUserConfig = {
  resolve: shared.resolve,
  test: { dir: 'test/trace', include: ['**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
};

export default config;
