/**
 * Runs a TypeScript file of this repository, such as an example or a bench. Node 20 reads no TypeScript, so the file and
 * the package's own source are bundled first, into a folder that is gone afterwards: it always runs the source as it is.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsdown';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CACHE = join(ROOT, 'node_modules', '.cache', 'aws-ecs-batch-mock');

// The SDK's notice that it will want a newer Node one day is no part of what a program shows.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** @param {string} file */
async function run(file) {
  mkdirSync(CACHE, { recursive: true });
  const outDir = mkdtempSync(join(CACHE, 'run-'));
  process.setSourceMapsEnabled(true);
  try {
    await build({
      config: false,
      cwd: ROOT,
      entry: { main: file },
      outDir,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      alias: { 'aws-ecs-batch-mock': join(ROOT, 'src', 'index.ts') },
      deps: { skipNodeModulesBundle: true },
      sourcemap: true,
      dts: false,
      report: false,
      logLevel: 'error',
    });
    await import(pathToFileURL(join(outDir, 'main.mjs')).href);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

// The program sees the arguments that it would see if Node ran it directly.
process.argv.splice(1, 1);
const file = process.argv[1];
if (file === undefined) {
  console.error('Usage: npm run ts -- <file.ts> [arguments]');
  process.exitCode = 1;
} else {
  await run(resolve(file));
}
