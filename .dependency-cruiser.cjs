/** The folders of src, from left to right: each may import those of earlier groups, and those of its own group if `mixed`. */
const GROUPS = [
  { folders: ['errors', 'aws', 'events'], mixed: true },
  { folders: ['store'] },
  { folders: ['clock', 'validation'], mixed: true },
  { folders: ['pipeline'] },
  { folders: ['ecs', 'batch'], mixed: false },
  { folders: ['links'] },
  { folders: ['testing'] },
  { folders: ['wire'] },
  { folders: ['client'] },
  { folders: ['mock'] },
  { folders: ['server'] },
];
const FOLDERS = GROUPS.flatMap((group) => group.folders);

/** One rule a folder: it imports itself and what stands to its left, nothing else of src. */
const directions = GROUPS.flatMap(({ folders, mixed }, index) => {
  const left = GROUPS.slice(0, index).flatMap((group) => group.folders);
  return folders.map((folder) => {
    const allowed = [...left, ...(mixed ? folders : [folder])];
    return {
      name: `src/${folder}`,
      comment: `src/${folder} may import only src/{${allowed.join(',')}}`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
    };
  });
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'known-folders',
      comment: 'A new folder of src needs its place in GROUPS; only the entry points stand outside the folders',
      severity: 'error',
      from: {},
      to: {
        path: '^src/',
        pathNot: `^src/((index|ecs|batch|world|sdk|vitest|jest|serve|cli)\\.ts$|(${FOLDERS.join('|')})/)`,
      },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that import each other cannot be understood one at a time; a type may name what uses it',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'sdk-at-run-time',
      comment: 'Only the entry points load the AWS SDK, and hand it on; elsewhere `import type`',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '(^|/)@(aws-sdk|smithy)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-dependencies',
      comment:
        'What src imports is a dependency or a peer dependency, or else a built-in of Node; types may come from anywhere',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    {
      name: 'resolvable',
      comment: 'The imported module does not exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    combinedDependencies: false,
    skipAnalysisNotInRules: true,
  },
};
