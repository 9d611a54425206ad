// What the documents show is compiled, and their whole files are run as tests.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../documents.js';
import { writeProject } from '../write-project.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

describe('the examples of the documents', () => {
  const folder = writeProject(DOCUMENTS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['compile', 'typescript-7/bin/tsc', ['--noEmit', '--project', folder], ''],
    ['pass as tests, where they are whole files', 'vitest/vitest.mjs', ['run', '--root', folder], expect.any(String)],
  ])('%s', async (_, tool, values, output) => {
    expect(await run(tool, values, folder)).toEqual({ ok: true, output });
  });
});

/** Runs a tool of node_modules. */
async function run(tool: string, values: string[], cwd: string): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'node_modules', tool), ...values], { cwd }, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: stdout + stderr }),
    );
  });
}
