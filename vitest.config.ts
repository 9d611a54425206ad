import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

/** Steps of `npm run check`: tests of the packed package, those that other test runners run, and those that take a browser or a compiler. */
const ELSEWHERE = ['test/dist/**', 'test/docs/files/**', 'test/runners/**', 'test/trace/**'];

/** Files that cannot share a worker with all others, but can with one another. */
const KINDRED = [
  // They extend `expect`, all by the same.
  'test/matchers/{jobs,received-commands,service-jobs,to-*,world-serializer}.isolated.test.ts',
  'test/server/**/*.isolated.test.ts',
  'examples/quickstart/*.test.ts',
];

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
          include: ['test/**/*.test.ts'],
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
          exclude: [...ELSEWHERE, ...KINDRED],
        },
      },
      { extends: true, test: { name: 'kindred', include: KINDRED, isolate: false } },
      {
        extends: true,
        // The same tests, where mocks answer at the other end of the wire. Of two aliases that match, the first wins: this one.
        resolve: {
          alias: [
            {
              find: /^aws-ecs-batch-mock$/,
              replacement: fileURLToPath(new URL('test/over-wire.ts', import.meta.url)),
            },
          ],
        },
        test: {
          name: 'wire',
          include: ['test/{client,sdk,seeds}/**/*.test.ts', 'test/over-wire.spec.ts'],
          exclude: ['test/client/{direct,wire,transport-parity}.test.ts', 'test/**/*.isolated.test.ts'],
          isolate: false,
          setupFiles: ['test/leave-no-trace.ts'],
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
