// What the documents show is run and compiled as they show it.
import { execFile } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readExamples } from './read-examples.js';
import { folderOf, moduleOf, writeProject, type ExamplesModule } from './write-project.js';

const ROOT = join(import.meta.dirname, '..', '..');
const GUIDE = readdirSync(join(ROOT, 'docs', 'guide')).map((page) => `docs/guide/${page}`);
const DOCUMENTS = ['README.md', 'docs/errors.md', ...GUIDE].filter((document) => readExamples(document).length > 0);

const folder = writeProject(DOCUMENTS);
const compiled = run('typescript-7/bin/tsc', '--noEmit', '--project', folder);
const tested = run('vitest/vitest.mjs', 'run', '--root', folder);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(DOCUMENTS)('an example of %s', async (document) => {
  const { examples } = (await import(join(folder, moduleOf(document)))) as ExamplesModule;

  it.runIf(examples.length > 0).each(examples)('works: %s', async (_title, example) => {
    await expect(example()).resolves.toBeUndefined();
  });

  it('compiles', { timeout: 60_000 }, async () => {
    const { output } = await compiled;
    expect(output.split('\n').filter((line) => line.includes(`/${folderOf(document)}/`))).toEqual([]);
  });
});

describe('the whole files of the documents', () => {
  it('compile together', { timeout: 60_000 }, async () => {
    expect(await compiled).toEqual({ ok: true, output: '' });
  });

  it('pass as tests', { timeout: 60_000 }, async () => {
    expect(await tested).toEqual({ ok: true, output: expect.any(String) });
  });
});

/** Runs a tool of node_modules. */
async function run(tool: string, ...values: string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'node_modules', tool), ...values],
      { cwd: folder },
      (error, stdout, stderr) => resolve({ ok: error === null, output: stdout + stderr }),
    );
  });
}
