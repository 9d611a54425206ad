/** What is loaded together: a chunk for each folder of src, and in the larger ones for each folder of these. */
export function chunkOf(id: string): string | null {
  const path = /\/src\/(.+)\.ts$/.exec(id)?.[1];
  if (path === undefined) return id.endsWith('package.json') ? 'server-cli' : null;
  const [folder = '', ...names] = path.split('/');
  const [name = ''] = names;
  // An entry point is a file of its own.
  if (names.length === 0) return null;
  if (folder === 'mock') return [folder, ...(/\b(?:aws|ecs|batch)\b/.exec(name) ?? [])].join('-');
  // The only one that has to load immer.
  if (path === 'store/draft-table') return 'store-draft';
  // A world is made of all tables of a service.
  return names.length === 1 || name.endsWith('-table') || path.endsWith('-table') ? folder : `${folder}-${name}`;
}
