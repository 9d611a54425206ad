/**
 * All that must hold before a change is published, two steps at a time, one line a step; what a failing step printed
 * follows in full. `npm run check -- lint format` runs only the named steps (and what they need).
 */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PARALLEL = 2;

const tsc = (/** @type {string} */ compiler, /** @type {string} */ project) =>
  [`node_modules/${compiler}/bin/tsc`, '--noEmit', '--project', project].join(' ');

/**
 * Slow steps first, and those that others wait for.
 * @typedef {{ name: string, run: string, after?: string }} Step `run`: arguments to node, separated by spaces
 * @type {Step[]}
 */
const STEPS = [
  { name: 'build', run: 'node_modules/tsdown/dist/run.mjs' },
  { name: 'types', run: tsc('typescript', '.') },
  { name: 'lint', run: 'node_modules/oxlint/bin/oxlint --deny-warnings' },
  { name: 'format', run: 'node_modules/prettier/bin/prettier.cjs --check .' },
  { name: 'imports', run: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs src --config' },
  { name: 'generated', run: 'scripts/generate.mjs --check' },
  { name: 'types:trace-page', run: tsc('typescript', 'trace-page') },
  { name: 'trace', run: 'node_modules/vitest/vitest.mjs run --config test/trace/vitest.config.ts' },
  { name: 'documents', run: 'node_modules/vitest/vitest.mjs run --config test/docs/files/vitest.config.ts' },
  { name: 'types:scripts', run: tsc('typescript', 'scripts') },
  { name: 'types:tests', run: 'node_modules/vitest/vitest.mjs run --config test/types/vitest.config.ts' },
  { name: 'reference', run: 'node_modules/typedoc/bin/typedoc --emit none --logLevel Warn' },
  { name: 'bench', run: 'scripts/run-typescript.mjs bench/check.ts' },
  { name: 'bans', run: 'scripts/check-bans.mjs' },
  { name: 'package:publint', run: 'node_modules/publint/src/cli.js run --strict', after: 'build' },
  {
    name: 'package:attw',
    run: 'node_modules/@arethetypeswrong/cli/dist/index.js --pack . --profile node16',
    after: 'build',
  },
  { name: 'package:size', run: 'scripts/run-typescript.mjs scripts/check-package.ts', after: 'build' },
  { name: 'examples', run: 'scripts/test-examples.mjs', after: 'build' },
  {
    name: 'runners:jest',
    run: 'node_modules/jest/bin/jest.js --config test/runners/jest/jest.config.cjs',
    after: 'build',
  },
  {
    name: 'runners:node-test',
    run: '--disable-warning=ExperimentalWarning test/runners/node-test/time.test.mjs',
    after: 'build',
  },
  { name: 'package:typescript-5', run: tsc('typescript-5', 'test/types'), after: 'build' },
  { name: 'package:typescript-6', run: tsc('typescript', 'test/types'), after: 'build' },
  { name: 'package:typescript-7', run: tsc('typescript-7', 'test/types'), after: 'build' },
  { name: 'package:matchers', run: tsc('typescript-5', 'test/types/tsconfig.matchers.json'), after: 'build' },
];

/** What warns and yet exits with 0, without a flag that would make it an error. */
const WARNING = /^\(node:\d+\) |^\s*WARN\b/m;

// The SDK's notice that it will want a newer Node one day would count as a warning of the step.
const ENVIRONMENT = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** @typedef {{ step: Step, ok: boolean, output: string, seconds: number }} Result */

/**
 * @param {Step} step
 * @returns {Promise<Result>}
 */
function run(step) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, step.run.split(' '), {
      cwd: ROOT,
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const ok = code === 0 && !WARNING.test(output);
      resolve({ step, ok, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** @param {Result} result */
function report({ step, ok, output, seconds }) {
  const mark = ok ? styleText('green', 'ok  ') : styleText('red', 'FAIL');
  console.log(`${mark}  ${step.name.padEnd(22)}${seconds.toFixed(1).padStart(5)} s`);
  const shown = ok ? output.split('\n').filter((line) => line.startsWith('note: ')) : output.trimEnd().split('\n');
  for (const line of shown) console.log(`      ${line}`);
}

/** @param {string[]} names */
function select(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No step ${unknown.join(', ')}. Steps: ${STEPS.map((step) => step.name).join(', ')}.`);
    process.exit(1);
  }
  if (names.length === 0) return STEPS;
  const needed = STEPS.filter((step) => names.includes(step.name)).flatMap((step) => [step.name, step.after]);
  return STEPS.filter((step) => needed.includes(step.name));
}

/** @param {Step[]} steps */
async function runAll(steps) {
  const waiting = [...steps];
  /** @type {Map<string, boolean>} */
  const done = new Map();
  const worker = async () => {
    for (let step = next(); step; step = next()) {
      const result = await step;
      done.set(result.step.name, result.ok);
      report(result);
    }
  };
  /** The first step whose predecessor is done; a step whose predecessor failed is not run. */
  const next = () => {
    const index = waiting.findIndex((step) => step.after === undefined || done.has(step.after));
    const [step] = index < 0 ? [] : waiting.splice(index, 1);
    if (step === undefined) return undefined;
    if (step.after === undefined || done.get(step.after)) return run(step);
    return Promise.resolve({ step, ok: false, output: `not run: ${step.after} failed`, seconds: 0 });
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return [...done.values()];
}

const results = await runAll(select(process.argv.slice(2)));
const failed = results.filter((ok) => !ok).length;
console.log(`\nchecks: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
