/**
 * Packs the package, installs the tarball in copies of the projects in examples/, and runs their tests, as their readers
 * would. One installation serves all of them: they are workspaces of one folder, and what this repository's lock file
 * names is taken at that version, which npm has in its cache. Run `npm run build` first.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, runNpm } from './packed/run-command.mjs';
import { runStep, runSteps } from './packed/run-steps.mjs';
import { withPacked } from './packed/with-packed.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PROJECTS = ['vitest', 'jest', 'node-test'];

// The SDK's notice that it will want a newer Node one day is no part of what a test prints.
const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/**
 * @param {string} folder
 * @param {string} tarball
 */
async function install(folder, tarball) {
  for (const project of PROJECTS) {
    await cp(join(ROOT, 'examples', project), join(folder, project), {
      recursive: true,
      filter: (source) => !source.includes('node_modules'),
    });
  }
  await cp(join(ROOT, 'test', 'runners', 'vitest'), join(folder, 'runners', 'vitest'), { recursive: true });
  const manifest = {
    private: true,
    workspaces: PROJECTS,
    dependencies: { 'aws-ecs-batch-mock': `file:${tarball}` },
    overrides: { 'aws-ecs-batch-mock': '$aws-ecs-batch-mock' },
  };
  const { lockfileVersion, packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
  const lock = { lockfileVersion, requires: true, packages: { ...packages, '': manifest } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  await runNpm(['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

await withPacked(async (folder, tarball) => {
  await runStep({ name: 'install', run: () => install(folder, tarball) });
  if (process.exitCode) return;
  /** @param {string} name */
  const npmTest = (name) => ({ name, run: () => runNpm(['test'], { cwd: join(folder, name), env }) });
  const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  await runSteps([
    {
      name: 'vitest, every pool and deps.inline',
      run: () => runCommand(process.execPath, [vitest, 'run'], { cwd: join(folder, 'runners', 'vitest'), env }),
    },
    { name: 'vitest, types', run: () => runNpm(['run', 'types'], { cwd: join(folder, 'vitest'), env }) },
    ...PROJECTS.map(npmTest),
  ]);
});
