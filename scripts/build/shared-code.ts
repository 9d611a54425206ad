import { join } from 'node:path';
import type { Rolldown } from 'tsdown';

/** What each entry point imports from folders of src. */
export const ENTRY_POINTS = {
  index: ['errors/usage-error', 'mock/create-joined-mock', 'mock/mock-aws', 'mock/mock-batch', 'mock/mock-ecs'],
  ecs: ['errors/usage-error', 'mock/mock-ecs'],
  batch: ['errors/usage-error', 'mock/mock-batch'],
  vitest: ['testing/runners'],
  jest: ['errors/usage-error', 'testing/runners'],
  serve: ['server/start-server'],
} as const;

type EntryPoint = keyof typeof ENTRY_POINTS;

const PREFIX = 'shared:';

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
      const isShared = ENTRY_POINTS[name].some((path) => source === `./${path}.js`);
      return isShared ? { id: `./shared/${name}.cjs`, external: true } : undefined;
    },
  };
}
