import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

/** Tests of the packed package, and those that other test runners run. */
const ELSEWHERE = ['test/dist/**', 'test/runners/**'];

const config: ViteUserConfig = {
  resolve: {
    alias: [
      { find: /^aws-ecs-batch-mock$/, replacement: fileURLToPath(new URL('src/index.ts', import.meta.url)) },
      { find: /^aws-ecs-batch-mock\/(.+)$/, replacement: fileURLToPath(new URL('src/$1.ts', import.meta.url)) },
    ],
  },
  test: {
    pool: 'threads',
    // The default leaves a core idle, which on a machine with two is half of it.
    maxWorkers: 2,
    // Node 20 is supported here for as long as the SDK runs on it: its notice would be on every page of output.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: [...ELSEWHERE, 'test/**/*.isolated.test.ts'],
          // Loading the SDK anew takes a fifth of a second a file. A worker keeps it; the set-up file sees to it that no
          // test file leaves anything behind for the next.
          isolate: false,
          setupFiles: ['test/leave-no-trace.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'isolated',
          include: ['test/**/*.isolated.test.ts'],
          exclude: ELSEWHERE,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/*/generated/**'],
    },
  },
};

export default config;
