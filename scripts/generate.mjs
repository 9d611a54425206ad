/**
 * Runs every scripts/generate-*.mjs, so that a new generator needs no entry anywhere. Arguments are passed on: with
 * --check nothing is written, and a stale file is an error.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const generators = readdirSync(import.meta.dirname)
  .filter((name) => /^generate-.*\.mjs$/.test(name))
  .sort();

let failed = 0;
for (const name of generators) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, name), ...process.argv.slice(2)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) failed += 1;
}
if (failed > 0) {
  console.error(
    `${failed} of ${generators.length} generators failed. \`npm run generate\` brings stale files up to date.`,
  );
  process.exitCode = 1;
}
