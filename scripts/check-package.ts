// How much code an import of the built package loads, how much there is in all, and that what is of one service has nothing of the other.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build, type Rolldown } from 'tsdown';
import { packGenerated } from './build/pack-generated.js';

const ROOT = process.cwd();
const DIST = join(ROOT, 'dist');
const BATCH = ['src/batch/', 'src/links/', '@aws-sdk/client-batch'];
const ECS = ['src/ecs/', 'src/links/', '@aws-sdk/client-ecs'];

interface EntryPoint {
  readonly name: string;
  /** That an import loads, beside the SDK clients. */
  readonly mostLoadedBytes: number;
  /** Of all code that it can come to, minified. */
  readonly mostBytes: number;
  /** Folders of the source, and packages. */
  readonly without: readonly string[];
}

const ENTRY_POINTS: readonly EntryPoint[] = [
  { name: 'index', mostLoadedBytes: 60_000, mostBytes: 698_000, without: [] },
  { name: 'ecs', mostLoadedBytes: 40_000, mostBytes: 470_000, without: BATCH },
  { name: 'batch', mostLoadedBytes: 40_000, mostBytes: 317_000, without: ECS },
  { name: 'vitest', mostLoadedBytes: 60_000, mostBytes: 17_000, without: [...ECS, ...BATCH] },
];

/** Of the main entry point, what a bundler has to take for one function of it. */
const PARTS = [
  { name: 'mockEcs', without: BATCH },
  { name: 'mockBatch', without: ECS },
];

/** The files of dist that an import loads, in a process of its own. What it takes from Vitest it can have there alone. */
function listLoaded(name: string): string[] {
  const modules = [name, ...listEntryPoints(name)];
  const shared = modules.map((module) => join(DIST, 'shared', `${module}.cjs`));
  const program = `
    for (const file of ${JSON.stringify(shared)}) require(file);
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const files = JSON.parse(execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8' })) as string[];
  return [...modules.map((module) => join(DIST, `${module}.js`)), ...files.filter((file) => file.startsWith(DIST))];
}

/** The other entry points that one imports. */
function listEntryPoints(name: string): string[] {
  const text = readFileSync(join(DIST, `${name}.js`), 'utf8');
  return [...text.matchAll(/from "\.\/(\w+)\.js"/g)].map(([, imported = '']) => imported);
}

/** All code of an entry point in one file, minified. */
async function measureAll(name: string): Promise<number> {
  const chunks = await bundle(`src/${name}.ts`, packGenerated);
  return chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
}

/** What a program that takes one function from the main entry point has of the package when it is bundled. */
async function listBundled(name: string): Promise<string[]> {
  const program = `export { ${name} } from ${JSON.stringify(join(DIST, 'index.js'))};`;
  const chunks = await bundle('virtual:program', {
    name: 'program',
    resolveId: (id) => (id === 'virtual:program' ? id : undefined),
    load: (id) => (id === 'virtual:program' ? program : undefined),
  });
  return chunks.flatMap(({ modules, imports }) => [...Object.keys(modules), ...imports]);
}

async function bundle(entry: string, plugin: Rolldown.Plugin): Promise<Rolldown.OutputChunk[]> {
  const bundles = await build({
    config: false,
    cwd: ROOT,
    entry,
    plugins: [plugin],
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

const IMPORT = /(?:from |require\()["']([^"']+)["']/g;

/** What a built file imports, one through another, whenever that is: files of dist, and packages. */
function listImports(file: string, found: Set<string> = new Set([file])): Set<string> {
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const isFile = name.startsWith('.');
    const imported = isFile
      ? resolve(dirname(file), file.endsWith('.d.ts') ? name.replace(/\.js$/, '.d.ts') : name)
      : name;
    if (found.has(imported)) continue;
    found.add(imported);
    if (isFile) listImports(imported, found);
  }
  return found;
}

/** What they were built from, of which the build leaves a trace, and the packages. */
function listOrigins(imports: Iterable<string>): string[] {
  return [...imports].flatMap((name) => {
    if (!name.startsWith(DIST)) return name;
    return [...readFileSync(name, 'utf8').matchAll(/\/\/#region (\S+)/g)].map(([, path = '']) => path);
  });
}

async function checkEntryPoint({ name, mostLoadedBytes, mostBytes, without }: EntryPoint): Promise<void> {
  const loadedBytes = listLoaded(name).reduce((sum, file) => sum + statSync(file).size, 0);
  const bytes = await measureAll(name);
  const origins = listOrigins(listImports(join(DIST, `${name}.js`)));
  if (origins.length < 2) throw new Error(`Nothing tells what ${name} was built from.`);
  const reached = [...origins, ...listImports(join(DIST, `${name}.d.ts`))];
  const unwanted = without.filter((origin) => reached.some((path) => path.startsWith(origin)));
  report(
    `${name}: an import loads ${toKb(loadedBytes)} of at most ${toKb(mostLoadedBytes)}`,
    loadedBytes > mostLoadedBytes,
  );
  report(`${name}: ${toKb(bytes)} of at most ${toKb(mostBytes)} in all, minified`, bytes > mostBytes);
  if (unwanted.length > 0) report(`${name} has what is of no use to it: ${unwanted.join(', ')}`, true);
}

async function checkPart({ name, without }: (typeof PARTS)[number]): Promise<void> {
  const origins = listOrigins(await listBundled(name));
  if (origins.length < 2) throw new Error(`Nothing tells what ${name} was built from.`);
  const unwanted = without.filter((origin) => origins.some((path) => path.startsWith(origin)));
  if (unwanted.length > 0) report(`{ ${name} } from index has what is of no use to it: ${unwanted.join(', ')}`, true);
}

type Chunk = (load: (name: string, open: () => Chunk) => object, exports: object) => void;

/** Chunks load each other in any order: none may look into another, while that one is being loaded, for what it does not have yet. */
function checkChunk(first: string): void {
  const require = createRequire(join(DIST, 'chunks', first));
  const chunks = new Map<string, object>();
  const load = (name: string, open: () => Chunk): object => {
    const known = chunks.get(name);
    if (known !== undefined) return known;
    const exports = {};
    const unfinished = new Proxy(exports, {
      get(target, member) {
        if (!(member in target)) report(`${name} is asked for ${String(member)} too early, from ${first}`, true);
        return Reflect.get(target, member) as unknown;
      },
    });
    chunks.set(name, unfinished);
    open()(load, exports);
    chunks.set(name, exports);
    return exports;
  };
  load(first, () => require(`./${first}`) as Chunk);
}

function report(line: string, isError: boolean): void {
  console.log(`${isError ? 'error' : 'note'}: ${line}`);
  if (isError) process.exitCode = 1;
}

function toKb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`;
}

for (const chunk of readdirSync(join(DIST, 'chunks'))) if (chunk !== 'load.cjs') checkChunk(chunk);
for (const entryPoint of ENTRY_POINTS) await checkEntryPoint(entryPoint);
for (const part of PARTS) await checkPart(part);
