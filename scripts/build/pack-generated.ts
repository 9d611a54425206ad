import { runInNewContext } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';
import type { Rolldown } from 'tsdown';

/** What `deferred` of scripts/deferred.mjs writes. */
const DEFERRED = /const value: [^=]+ =\s+([^]+?);\n\nexport const (\w+: \(\) => \w+) = \(\) => value;/;

/** Gives a deferred value out of its text, and makes it at the first call. */
const UNPACK = `import { brotliDecompressSync } from 'node:zlib';
export function unpack(text) {
  let value;
  return () => (value ??= JSON.parse(brotliDecompressSync(Buffer.from(text, 'base64')).toString()));
}`;

/** Packs the tables and texts of src/<folder>/generated: as literals they are a third of the package, and of the time to load it. */
export const packGenerated: Rolldown.Plugin = {
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
