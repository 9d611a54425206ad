// What the documents show is run as they show it. That it compiles, `npm run check -- documents` sees to.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from './documents.js';
import { moduleOf, writeProject, type ExamplesModule } from './write-project.js';

const folder = writeProject(DOCUMENTS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(DOCUMENTS)('an example of %s', async (document) => {
  const { examples } = (await import(join(folder, moduleOf(document)))) as ExamplesModule;

  it.runIf(examples.length > 0).each(examples)('works: %s', async (_title, example) => {
    await expect(example()).resolves.toBeUndefined();
  });
});
