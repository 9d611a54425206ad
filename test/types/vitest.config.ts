import type { ViteUserConfig } from 'vitest/config';

/** The tests of the public types: nothing runs, TypeScript decides. */
const config: ViteUserConfig = {
  test: {
    dir: 'test/types',
    typecheck: {
      enabled: true,
      only: true,
      include: ['**/*.test-d.ts'],
      checker: 'node_modules/typescript/bin/tsc',
      tsconfig: 'test/types/tsconfig.test-d.json',
    },
  },
};

export default config;
