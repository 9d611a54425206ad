import type { UserConfig } from 'tsdown';
import { chunkOf } from './scripts/build/chunk-of.js';
import { lazyChunks } from './scripts/build/lazy-chunks.js';
import { packGenerated } from './scripts/build/pack-generated.js';
import { ENTRY_POINTS, exportShared, importShared, sharedEntries } from './scripts/build/shared-code.js';

const entryPoints = Object.keys(ENTRY_POINTS) as (keyof typeof ENTRY_POINTS)[];

const toEntries = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));

/** A tenth of the time to load the code. Declarations keep theirs, for editors. */
const NO_COMMENTS = { legal: false, jsdoc: false };

const NO_TIMINGS = { pluginTimings: false };

const shared: UserConfig = {
  platform: 'node',
  target: 'node20',
  // .js and .d.ts for ESM, .cjs and .d.cts for CommonJS, as the exports of package.json name them.
  fixedExtension: false,
  deps: { skipNodeModulesBundle: true },
  failOnWarn: true,
  inputOptions: { checks: NO_TIMINGS },
  report: false,
  logLevel: 'warn',
};

/** One copy of the code, for ESM and CommonJS. */
const code: UserConfig = {
  ...shared,
  entry: { ...toEntries([...entryPoints, 'cli']), ...sharedEntries },
  format: 'cjs',
  dts: false,
  plugins: [packGenerated, exportShared, lazyChunks],
  outputOptions: {
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] },
    comments: NO_COMMENTS,
  },
  // What chunks need of each other is exported by all of them.
  inputOptions: { checks: NO_TIMINGS, preserveEntrySignatures: 'allow-extension' },
};

const modules: UserConfig[] = entryPoints.map((name) => ({
  ...shared,
  entry: toEntries([name]),
  format: 'esm',
  dts: false,
  clean: false,
  plugins: [importShared(name)],
  outputOptions: { comments: NO_COMMENTS },
}));

const declarations: UserConfig = {
  ...shared,
  entry: toEntries(entryPoints),
  format: ['esm', 'cjs'],
  dts: { oxc: true, emitDtsOnly: true },
  clean: false,
  // The flag spares only the code of ES modules.
  plugins: [
    {
      name: 'declarations-only',
      generateBundle(_, bundle) {
        for (const file of Object.keys(bundle)) if (file.endsWith('.cjs')) delete bundle[file];
      },
    },
  ],
};

const config: UserConfig[] = [code, ...modules, declarations];

export default config;
