import { join } from 'node:path';
import type { Rolldown } from 'tsdown';

/** What each entry point imports from folders of src. */
export const ENTRY_POINTS = {
  index: ['errors/usage-error', 'mock/joined-aws-mock', 'mock/mock-aws'],
  ecs: ['errors/usage-error', 'mock/mock-ecs'],
  batch: ['errors/usage-error', 'mock/mock-batch'],
  vitest: ['testing/runners'],
  jest: ['errors/usage-error', 'testing/runners'],
  serve: ['server/start-server'],
} as const;

type EntryPoint = keyof typeof ENTRY_POINTS;

const PREFIX = 'shared:';

/** A module in a folder of src, as an entry point imports it. */
const FROM_FOLDER = /^\.\/([\w-]+\/[\w-]+)\.js$/;

/** Another entry point. */
const ENTRY_POINT = /^\.\/(\w+)\.js$/;

/** The entries of the CommonJS build that have what the ES modules import. */
export const sharedEntries: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(ENTRY_POINTS).map((name) => [`shared/${name}`, `${PREFIX}${name}`]),
);

/** Makes these entries: they export what modules do that are in chunks. */
export const exportShared: Rolldown.Plugin = {
  name: 'export-shared',
  resolveId: (id) => (id.startsWith(PREFIX) ? id : undefined),
  load(id) {
    if (!id.startsWith(PREFIX)) return undefined;
    const modules = ENTRY_POINTS[id.slice(PREFIX.length) as EntryPoint];
    const paths = modules.map((path) => join(process.cwd(), 'src', `${path}.ts`));
    return paths.map((path) => `export * from ${JSON.stringify(path)};\n`).join('');
  },
};

/**
 * Lets the ES module of an entry point import the one copy of the code that there is, in CommonJS. It imports the SDK itself: whoever
 * imports it, such as Vitest with `deps.inline`, decides which copy of it that is.
 */
export function importShared(name: EntryPoint): Rolldown.Plugin {
  return {
    name: 'import-shared',
    resolveId(source) {
      // What both export is one: the function of `/ecs` is that of the main entry point.
      if (Object.hasOwn(ENTRY_POINTS, ENTRY_POINT.exec(source)?.[1] ?? '')) return { id: source, external: true };
      const [, path] = FROM_FOLDER.exec(source) ?? [];
      if (path === undefined) return undefined;
      const shared: readonly string[] = ENTRY_POINTS[name];
      // Else a second copy of it would be in the ES module.
      if (!shared.includes(path)) this.error(`src/${name}.ts imports ${path}, which ENTRY_POINTS does not list.`);
      return { id: `./shared/${name}.cjs`, external: true };
    },
  };
}
