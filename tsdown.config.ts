import { runInNewContext } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';
import type { Rolldown, UserConfig } from 'tsdown';

/** What `deferred` of scripts/deferred.mjs writes. */
const DEFERRED = /const value: [^=]+ =\s+([^]+?);\n\nexport const (\w+: \(\) => \w+) = \(\) => value;/;

/** Gives a deferred value out of its text, and makes it at the first call. */
const UNPACK = `import { brotliDecompressSync } from 'node:zlib';
export function unpack(text) {
  let value;
  return () => (value ??= JSON.parse(brotliDecompressSync(Buffer.from(text, 'base64')).toString()));
}`;

/** Packs the tables and texts of src/<folder>/generated: as literals they are a third of the package, and of the time to load it. */
const packGenerated: Rolldown.Plugin = {
  name: 'pack-generated',
  resolveId: (id) => (id === 'virtual:unpack' ? id : undefined),
  load: (id) => (id === 'virtual:unpack' ? UNPACK : undefined),
  transform: {
    filter: { id: /\/generated\/[\w-]+\.ts$/, code: DEFERRED },
    handler(code) {
      const [declarations = '', literal, declaration] = DEFERRED.exec(code) ?? [];
      const text = JSON.stringify(runInNewContext(`(${literal})`));
      const packed = brotliCompressSync(text).toString('base64');
      const unpacked = `export const ${declaration} = unpack('${packed}');`;
      return `import { unpack } from 'virtual:unpack';\n${code.replace(declarations, () => unpacked)}`;
    },
  },
};

const config: UserConfig = {
  entry: ['index', 'ecs', 'batch', 'vitest', 'jest', 'serve', 'cli'].map((name) => `src/${name}.ts`),
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20',
  // .js and .d.ts for ESM, .cjs and .d.cts for CommonJS, as the exports of package.json name them.
  fixedExtension: false,
  dts: { oxc: true },
  plugins: [packGenerated],
  deps: { skipNodeModulesBundle: true },
  // In a chunk of its own: else those of the matchers load the one that has it, and with it the SDK.
  outputOptions: {
    codeSplitting: { groups: [{ name: 'runtime', test: /rolldown.runtime/ }] },
    // A tenth of the time to load it. Declarations keep theirs, for editors.
    comments: { legal: false, jsdoc: false },
  },
  inputOptions: { checks: { pluginTimings: false } },
  failOnWarn: true,
  report: false,
  logLevel: 'warn',
};

export default config;
