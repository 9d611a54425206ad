/**
 * How large programs become that import the built package, minified, beside the SDK clients and what else they import; and that
 * those of one service have nothing of the other.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BATCH = ['src/batch/', 'src/links/', '@aws-sdk/client-batch'];
const ECS = ['src/ecs/', 'src/links/', '@aws-sdk/client-ecs'];

/**
 * @typedef {object} Program
 * @property {string} names what it imports
 * @property {string} entry from where
 * @property {number} mostBytes
 * @property {readonly string[]} without folders of the source, and packages
 */

/** @type {Program[]} */
const PROGRAMS = [
  { names: '{ mockAws }', entry: 'index', mostBytes: 705_000, without: [] },
  { names: '{ mockEcs }', entry: 'ecs', mostBytes: 475_000, without: BATCH },
  { names: '{ mockEcs }', entry: 'index', mostBytes: 475_000, without: BATCH },
  { names: '{ mockBatch }', entry: 'batch', mostBytes: 320_000, without: ECS },
  { names: '{ mockBatch }', entry: 'index', mostBytes: 320_000, without: ECS },
  { names: '*', entry: 'vitest', mostBytes: 17_000, without: [...ECS, ...BATCH] },
];

/** @param {Program} program */
async function bundle({ names, entry }) {
  const program = `export ${names} from ${JSON.stringify(join(ROOT, 'dist', `${entry}.js`))};`;
  const bundles = await build({
    config: false,
    cwd: ROOT,
    entry: 'virtual:program',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'virtual:program' ? id : undefined),
        load: (id) => (id === 'virtual:program' ? program : undefined),
      },
    ],
    write: false,
    clean: false,
    format: 'esm',
    platform: 'node',
    minify: true,
    dts: false,
    deps: { skipNodeModulesBundle: true },
    outputOptions: { codeSplitting: false },
    report: false,
    logLevel: 'error',
  });
  return bundles.flatMap(({ chunks }) => chunks).filter((chunk) => chunk.type === 'chunk');
}

/**
 * The folders that the modules of a bundle were built from, of which the build leaves a trace, and the packages that it imports.
 *
 * @param {Awaited<ReturnType<typeof bundle>>} chunks
 */
function originsOf(chunks) {
  const files = chunks.flatMap(({ modules }) => Object.keys(modules)).filter((id) => id.startsWith(ROOT));
  const regions = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^\/\/#region (\S+)/gm)]);
  return [...regions.map(([, path = '']) => path), ...chunks.flatMap(({ imports }) => imports)];
}

/**
 * What the declarations of an entry point import, one through another.
 *
 * @param {string} file
 * @param {Set<string>} found
 */
function importsOfTypes(file, found = new Set()) {
  for (const [, name = ''] of readFileSync(join(ROOT, 'dist', file), 'utf8').matchAll(/from "([^"]+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    if (name.startsWith('./')) importsOfTypes(name.replace(/\.js$/, '.d.ts'), found);
  }
  return found;
}

for (const program of PROGRAMS) {
  const { names, entry, mostBytes, without } = program;
  const chunks = await bundle(program);
  const bytes = chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
  const types = entry === 'index' ? [] : importsOfTypes(`${entry}.d.ts`);
  const origins = [...originsOf(chunks), ...types];
  const unwanted = without.filter((origin) => origins.some((path) => path.startsWith(origin)));
  console.log(`note: ${names} from ${entry}: ${(bytes / 1000).toFixed(0)} of at most ${mostBytes / 1000} kB`);
  if (origins.length === 0) throw new Error(`Nothing tells what ${entry} was built from.`);
  if (unwanted.length > 0) console.error(`${names} from ${entry} has what is of no use to it: ${unwanted.join(', ')}`);
  if (bytes > mostBytes || unwanted.length > 0) process.exitCode = 1;
}
