import type { UserConfig } from 'tsdown';

const config: UserConfig = {
  entry: ['src/index.ts', 'src/vitest.ts', 'src/jest.ts', 'src/serve.ts', 'src/cli.ts'],
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20',
  // .js and .d.ts for ESM, .cjs and .d.cts for CommonJS, as the exports of package.json name them.
  fixedExtension: false,
  dts: { oxc: true },
  deps: { skipNodeModulesBundle: true },
  // In a chunk of its own: else those of the matchers load the one that has it, and with it the SDK.
  outputOptions: { codeSplitting: { groups: [{ name: 'runtime', test: /rolldown.runtime/ }] } },
  failOnWarn: true,
  report: false,
  logLevel: 'warn',
};

export default config;
