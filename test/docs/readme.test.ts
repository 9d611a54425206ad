// What the documents show is run and compiled as they show it.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { batchActions } from '../../src/batch/registry.js';
import { ecsActions } from '../../src/ecs/registry.js';
import { moduleOf, writeProject, type ExamplesModule } from './examples.js';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the examples of the documents', () => {
  const documents = ['README.md', 'docs/guide.md'];
  const folder = writeProject(documents);
  const compiled = compile(folder);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(documents)('%s', async (document) => {
    const { examples } = (await import(join(folder, 'src', moduleOf(document)))) as ExamplesModule;

    it.each(examples)('%s', async (_title, run) => {
      await expect(run()).resolves.toBeUndefined();
    });
  });

  describe('the first test', async () => {
    await import(join(folder, 'src', 'report.test.ts'));
  });

  it('compile', { timeout: 30_000 }, async () => {
    expect(await compiled).toBe('');
  });
});

describe('the README', () => {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8');

  it.each([
    ['ECS', ecsActions],
    ['AWS Batch', batchActions],
  ])('tells how many actions of %s are emulated', (name, actions) => {
    const entries = Object.values<unknown>(actions);
    const emulated = entries.filter((action) => typeof action === 'function');
    const [, told] = new RegExp(`^- ${name}: (\\d+ of \\d+) actions`, 'm').exec(text) ?? [];
    expect(told).toBe(`${emulated.length} of ${entries.length}`);
  });

  it('has less than 200 lines', () => {
    expect(text.split('\n').length).toBeLessThan(200);
  });
});

describe('the links of the documents', () => {
  it.each(['README.md', 'docs/guide.md', 'docs/architecture.md'])('lead to what is there: %s', (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8');
    const paths = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, dirname(document), path)))).toEqual([]);
  });
});

/** What the compiler has to say: nothing, where all is well. The native one takes a fraction of the time of the other. */
async function compile(folder: string): Promise<string> {
  const compiler = join(ROOT, 'node_modules', 'typescript-7', 'bin', 'tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '--noEmit', '--project', folder], (error, output) =>
      resolve(output || (error?.message ?? '')),
    );
  });
}
