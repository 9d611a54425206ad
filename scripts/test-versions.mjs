/**
 * Packs the package and tries it with both ends of what it supports: the oldest and the newest SDK, each with every major
 * version of Node, and with the oldest and the newest TypeScript (`npm run check` has those in between). All of these come
 * from the npm registry. Run `npm run build` first.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, runNpm } from './packed/run-command.mjs';
import { runSteps } from './packed/run-steps.mjs';
import { withPacked } from './packed/with-packed.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODES = ['20', '22', '24'];
const TYPESCRIPTS = ['5.4', '7'];
const SDKS = ['oldest', 'newest'];
const SMOKE = ['smoke.test.mjs', 'smoke.test.cjs'];

// The SDK's notice that it will want a newer Node one day is no part of what a test prints.
const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/**
 * @param {string} folder
 * @param {Record<string, string>} dependencies
 */
async function install(folder, dependencies) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await runNpm(['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

/** @param {string} version a major one */
const isOwn = (version) => process.versions.node.startsWith(`${version}.`);

/** The binaries of Node for this system, and the compilers. */
function toolDependencies() {
  const node = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  return Object.fromEntries([
    ...NODES.filter((version) => !isOwn(version)).map((version) => [`node-${version}`, `npm:${node}@${version}`]),
    ...TYPESCRIPTS.map((version) => [`typescript-${version}`, `npm:typescript@${version}`]),
  ]);
}

/**
 * A project of a user, with the tests that need nothing but what it has installed.
 * @param {string} folder
 * @param {string} tarball
 */
async function installProject(folder, tarball) {
  const { peerDependencies, devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const ofSdk = Object.keys(peerDependencies).filter((name) => name.startsWith('@aws-sdk/'));
  const isOldest = folder.endsWith('oldest');
  /** @param {string} name */
  const version = (name) => (isOldest ? /\d[\d.]*/.exec(peerDependencies[name])?.[0] : 'latest');
  await install(folder, {
    ...Object.fromEntries(ofSdk.map((name) => [name, version(name) ?? ''])),
    '@types/node': devDependencies['@types/node'],
    'aws-ecs-batch-mock': `file:${tarball}`,
  });
  await cp(join(ROOT, 'test', 'packed'), folder, { recursive: true });
  const types = join(ROOT, 'test', 'types');
  const { files } = JSON.parse(await readFile(join(types, 'tsconfig.json'), 'utf8'));
  for (const file of ['tsconfig.json', ...files]) await cp(join(types, file), join(folder, file));
}

/**
 * The types of the package name types of the SDK. Some are missing in the oldest: TypeScript has to pass over them.
 * @param {string} sdk
 */
const typeOptions = (sdk) => (sdk === 'oldest' ? ['--skipLibCheck'] : []);

await withPacked(async (folder, tarball) => {
  const tools = join(folder, 'tools', 'node_modules');
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  /** @param {string} version */
  const nodeOf = (version) => (isOwn(version) ? process.execPath : join(tools, `node-${version}`, 'bin', binary));
  await runSteps([
    { name: 'install Node and TypeScript', run: () => install(join(folder, 'tools'), toolDependencies()) },
    ...SDKS.map((sdk) => ({ name: `install the ${sdk} SDK`, run: () => installProject(join(folder, sdk), tarball) })),
  ]);
  if (process.exitCode) return;
  await runSteps(
    SDKS.flatMap((sdk) => [
      ...NODES.map((version) => ({
        name: `Node ${version}, ${sdk} SDK`,
        run: () => runCommand(nodeOf(version), ['--test', ...SMOKE], { cwd: join(folder, sdk), env }),
      })),
      ...TYPESCRIPTS.map((version) => ({
        name: `TypeScript ${version}, ${sdk} SDK`,
        run: () =>
          runCommand(
            process.execPath,
            [join(tools, `typescript-${version}`, 'bin', 'tsc'), '--project', '.', ...typeOptions(sdk)],
            { cwd: join(folder, sdk) },
          ),
      })),
    ]),
  );
});
