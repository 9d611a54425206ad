import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';
import * as main from '../../src/index.js';
import * as server from '../../src/serve.js';
import { readExamples, type Example } from './read-examples.js';

const ROOT = join(import.meta.dirname, '..', '..');

const FROM_MAIN = Object.keys(main);
const FROM_SERVE = Object.keys(server).filter((name) => !(name in main));

/** What each example may use without importing it, beside the SDK. */
const IMPORTS = `
import { ${FROM_MAIN.join(', ')} } from 'aws-ecs-batch-mock';
import { ${FROM_SERVE.join(', ')} } from 'aws-ecs-batch-mock/serve';
import 'aws-ecs-batch-mock/vitest';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, vi } from 'vitest';
import { runReport } from './report.js';
`;

/**
 * Writes the examples as a project of their own, which sees this package under its name: a folder for each document, with
 * its whole files, the production code of the README, and a module with all other examples. Returns its folder.
 */
export function writeProject(documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'aws-ecs-batch-mock-docs-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  write('package.json', JSON.stringify({ type: 'module' }));
  write('tsconfig.json', JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), include: ['src'] }));
  write(
    'vitest.config.ts',
    `export { default } from ${JSON.stringify(join(ROOT, 'test', 'docs', 'vitest.config.ts'))};`,
  );
  const production = readExamples('README.md').filter(({ file }) => file === 'report.ts');
  for (const document of documents) {
    const examples = readExamples(document);
    for (const { file, code } of [...production, ...examples]) {
      if (file !== undefined) write(join('src', folderOf(document), file), code);
    }
    write(moduleOf(document), toModule(examples.filter(({ file }) => file === undefined)));
  }
  return folder;
}

/** The module with the examples of a document that are no files. */
export function moduleOf(document: string): string {
  return `src/${folderOf(document)}/examples.ts`;
}

/** The folder of a document: its path without what is not a name. */
export function folderOf(document: string): string {
  return document.replace(/\.md$/, '').replaceAll('/', '-').toLowerCase();
}

export interface ExamplesModule {
  readonly examples: readonly (readonly [title: string, run: () => Promise<void>])[];
}

function toModule(examples: readonly Example[]): string {
  const names = examples.flatMap(({ code }) => code.match(/\b(?:[A-Z]|waitUntil|paginate)\w+\b/g) ?? []);
  const ofEcs = new Set(['ECSClient', ...names.filter((name) => name in ecsSdk)]);
  const ofBatch = new Set(['BatchClient', ...names.filter((name) => name in batchSdk && !ofEcs.has(name))]);
  return `
import { ${[...ofBatch].join(', ')} } from '@aws-sdk/client-batch';
import { ${[...ofEcs].join(', ')} } from '@aws-sdk/client-ecs';
${IMPORTS}

export const examples: readonly (readonly [string, () => Promise<void>])[] = [${examples.map(toEntry).join(',')}];
`;
}

/** With what the documents say that is there: `aws`, its parts, and clients. */
function toEntry({ title, code }: Example): string {
  return `[${JSON.stringify(title)}, async () => {
  const aws = mockAws();
  const { ecs, batch, clock, events, faults } = aws;
  const client = new ECSClient({});
  const batchClient = new BatchClient({});
  void [ecs, batch, clock, events, faults, client, batchClient, vi, runReport];
  try {
    ${code}
  } finally {
    vi.useRealTimers();
    aws.restore();
  }
}]`;
}
