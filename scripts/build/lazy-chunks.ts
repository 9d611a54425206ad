import { dirname, join, relative } from 'node:path/posix';
import type { Rolldown } from 'tsdown';

/**
 * Loads each chunk once, and hands itself on to it: however often Jest empties its registry of modules, all that a mock is made of
 * comes from one place.
 */
const LOADER = `'use strict';
const chunks = new Map();
module.exports = function load(name, open) {
  const known = chunks.get(name);
  if (known !== undefined) return known;
  const exports = {};
  chunks.set(name, exports);
  open()(load, exports);
  return exports;
};
`;
const LOADER_FILE = 'chunks/load.cjs';

const CHUNK_IMPORT = /^(?:const (require_\w+) = )?require\(['"](\.[./]*\/(?:chunks\/)?([\w-]+)\.cjs)['"]\);$/gm;
const SDK_NAMESPACE = /^(_aws_sdk_\w+) = require_\w+\.__toESM\(\1(?:, 1)?\);$/gm;
const LIVE_EXPORT =
  /Object\.defineProperty\(exports, ['"](\w+)['"], \{\s*enumerable: true,\s*get: function\s?\(\) \{\s*return (\w+);\s*\}\s*\}\);/g;

/** Lets code be loaded when it is first called: what a file imports from a chunk it asks for where it uses it. */
export const lazyChunks: Rolldown.Plugin = {
  name: 'lazy-chunks',
  renderChunk(code, { fileName, isEntry }) {
    const { text, imports } = takeImports(code, dirname(fileName));
    // To copy the exports of the SDK, only to have them as a namespace, takes longer than to load a chunk.
    const direct = text.replace(SDK_NAMESPACE, '').replace(LIVE_EXPORT, 'exports.$1 = $2;');
    const [, shebang = '', rest = ''] = /^(#!.*\n)?([^]*)$/.exec(imports.reduce(useGetter, direct)) ?? [];
    const body = [...imports.map(toGetter), rest].join('\n');
    return isEntry ? `${shebang}${toModule(body, fileName)}` : toChunk(body);
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: LOADER_FILE, source: LOADER });
  },
};

interface ChunkImport {
  /** The variable that has the exports of the chunk. */
  readonly variable: string;
  readonly chunk: string;
  readonly path: string;
}

/** Entry points import each other as modules. */
function takeImports(code: string, folder: string): { text: string; imports: ChunkImport[] } {
  const imports: ChunkImport[] = [];
  const text = code.replace(CHUNK_IMPORT, (statement, variable: string | undefined, path: string, chunk: string) => {
    if (dirname(join(folder, path)) !== dirname(LOADER_FILE)) return statement;
    if (variable !== undefined) imports.push({ variable, chunk, path });
    return '';
  });
  return { text, imports };
}

function toGetter({ variable, chunk, path }: ChunkImport): string {
  return `let ${variable}_;\nconst ${variable} = () => ${variable}_ ??= load('${chunk}', () => require('${path}'));`;
}

/** `new a.B()` is `new (a().B)()`: without the parentheses it would construct `a`. */
function useGetter(code: string, { variable }: ChunkImport): string {
  return code
    .replaceAll(new RegExp(`\\bnew ${variable}\\.(\\w+)`, 'g'), `new (${variable}().$1)`)
    .replaceAll(new RegExp(`\\b${variable}\\.`, 'g'), `${variable}().`);
}

function toModule(body: string, fileName: string): string {
  const path = relative(dirname(fileName), LOADER_FILE);
  return `'use strict';\nconst load = require('${path.startsWith('.') ? path : `./${path}`}');\n${body}`;
}

/** In parentheses, so that V8 parses it once: it is called at once. */
function toChunk(body: string): string {
  return `'use strict';\nmodule.exports = (function (load, exports) {\n${body}\n});\n`;
}
