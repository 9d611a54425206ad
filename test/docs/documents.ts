import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from './read-examples.js';

const GUIDE = readdirSync(join(import.meta.dirname, '..', '..', 'docs', 'guide')).map((page) => `docs/guide/${page}`);

/** Those that have examples. */
export const DOCUMENTS: readonly string[] = ['README.md', 'docs/errors.md', ...GUIDE].filter(
  (document) => readExamples(document).length > 0,
);
