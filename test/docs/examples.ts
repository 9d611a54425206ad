import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';

const ROOT = join(import.meta.dirname, '..', '..');

/** A `ts` block of a document: a whole file, which begins with a comment that names it, or what stands inside of a test. */
export interface Example {
  /** The heading above it. */
  readonly title: string;
  readonly code: string;
  readonly file: string | undefined;
}

export function readExamples(document: string): Example[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ 1: code = '', index }) => ({
    title: [...text.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? document,
    code,
    file: /^\/\/ (\S+\.ts)\n/.exec(code)?.[1],
  }));
}

/** Writes the examples as a project of their own, which sees this package under its name. Returns its folder. */
export function writeProject(documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'aws-ecs-batch-mock-docs-'));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  mkdirSync(join(folder, 'src'));
  write('package.json', JSON.stringify({ type: 'module' }));
  write('tsconfig.json', JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), include: ['src'] }));
  for (const document of documents) {
    const examples = readExamples(document);
    for (const { file, code } of examples) if (file !== undefined) write(`src/${file}`, code);
    write(`src/${moduleOf(document)}`, toModule(examples.filter(({ file }) => file === undefined)));
  }
  return folder;
}

/** The module with the examples of a document that are no files. */
export function moduleOf(document: string): string {
  return `${basename(document, '.md').toLowerCase()}-examples.ts`;
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
import { mockAws, mockBatch, mockEcs } from 'aws-ecs-batch-mock';
import { expect, vi } from 'vitest';
import { runReport } from './report.js';

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
