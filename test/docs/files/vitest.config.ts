import type { ViteUserConfig } from 'vitest/config';
import shared from '../../../vitest.config.js';

/** What takes a compiler and a test runner of its own: `npm run check -- documents`. */
const config: ViteUserConfig = {
  resolve: shared.resolve,
  test: { dir: 'test/docs/files', include: ['**/*.test.ts'], testTimeout: 60_000 },
};

export default config;
