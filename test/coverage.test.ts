// What is emulated is said in four places: here they are held against each other and against the SDK.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { batchActions } from '../src/batch/registry.js';
import { ecsActions } from '../src/ecs/registry.js';

const ROOT = join(import.meta.dirname, '..');

describe.each([
  { service: 'ecs', heading: '## Amazon ECS', sdk: ecsSdk as object, actions: ecsActions as Registry },
  { service: 'batch', heading: '## AWS Batch', sdk: batchSdk as object, actions: batchActions as Registry },
])('the coverage of $service', ({ service, heading, sdk, actions }) => {
  const emulated = Object.keys(actions).filter((operation) => typeof actions[operation] === 'function');

  it('has an entry in the registry for every command of the SDK, and no other', () => {
    const operations = Object.keys(sdk)
      .filter((name) => /^[A-Z]\w*Command$/.test(name))
      .map((name) => name.replace(/Command$/, ''));
    expect(Object.keys(actions).toSorted()).toEqual(operations.toSorted());
  });

  it.each(emulated)('has the source and the test of %s in the same place', (operation) => {
    const file = toKebabCase(operation);
    const source = findFile(join('src', service), `${file}.ts`);
    const [reducer = ''] = /(?<=export function )\w+/.exec(readFileSync(join(ROOT, source), 'utf8')) ?? [];
    expect(reducer.toLowerCase()).toBe(operation.toLowerCase());
    expect(existsSync(join(ROOT, source.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts')))).toBe(true);
  });

  it('is told by docs/actions.md as it is', () => {
    const text = readFileSync(join(ROOT, 'docs', 'actions.md'), 'utf8');
    const [section = ''] = text.split(/^(?=## )/m).filter((part) => part.startsWith(heading));
    const rows = [...section.matchAll(/^\| \[?(\w+)\S* +\| (yes|no) +\|$/gm)];
    const told = Object.fromEntries(rows.map(([, operation, answer]) => [operation, answer]));
    const sections = [...section.matchAll(/^### \w+ (\w+)$/gm)].map(([, operation = '']) => operation);

    expect(told).toEqual(
      Object.fromEntries(Object.keys(actions).map((name) => [name, emulated.includes(name) ? 'yes' : 'no'])),
    );
    expect(sections.toSorted()).toEqual(emulated.toSorted());
  });
});

type Registry = Readonly<Record<string, unknown>>;

function toKebabCase(operation: string): string {
  return operation.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

function findFile(folder: string, name: string): string {
  const found = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter(
    (file) => basename(file) === name,
  );
  expect(found).toHaveLength(1);
  return join(folder, found[0] ?? '');
}
