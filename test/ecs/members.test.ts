// Whatever a request can say is read by the action, or said in docs/actions/ecs to have no effect.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ecsShapes } from '../../src/ecs/generated/shapes.js';
import { ecsActions } from '../../src/ecs/registry.js';

const ROOT = join(import.meta.dirname, '..', '..');
const ECS = join(ROOT, 'src', 'ecs');
/** These lead to everything. */
const EVERYWHERE = ['registry.ts', 'ecs-state.ts', 'ecs-service.ts', 'ecs-context.ts', 'ecs-errors.ts'];

interface Note {
  /** By member, or by several with commas between them. */
  readonly noEffect?: Readonly<Record<string, string>>;
}

const notes = Object.assign(
  {},
  ...readdirSync(join(ROOT, 'docs', 'actions', 'ecs')).map(
    (file) => JSON.parse(readFileSync(join(ROOT, 'docs', 'actions', 'ecs', file), 'utf8')) as object,
  ),
) as Readonly<Record<string, Note>>;

const sources = readdirSync(ECS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .map((file) => join(ECS, file));

const anywhere = wordsIn(sources.map((file) => readFileSync(file, 'utf8')).join('\n'));

describe('the members of the requests to ECS', () => {
  const emulated = Object.keys(ecsActions).filter((name) => typeof ecsActions[name as 'RunTask'] === 'function');

  it.each(emulated)('are read, or said to have no effect, by %s', (operation) => {
    const own = wordsOf(sourceOf(operation));
    const documented = wordsIn(Object.keys(notes[operation]?.noEffect ?? {}).join(' '));
    const forgotten = listMembers(operation).filter(
      (path) => !isRead(path, own) && !path.some((member) => documented.has(member)),
    );

    expect(forgotten.map((path) => path.join('.'))).toEqual([]);
  });
});

/** What stands deep in a request may be read later, when time moves what has come of it. */
function isRead(path: readonly string[], own: ReadonlySet<string>): boolean {
  const words = path.length === 1 ? own : anywhere;
  return words.has(path.at(-1) ?? '');
}

/** Each member that the input reaches, as the way to it. A shape that contains itself is entered once. */
function listMembers(operation: string): string[][] {
  const { operations, shapes } = ecsShapes();
  const visit = (name: string, path: string[], within: readonly string[]): string[][] => {
    const shape = shapes[name];
    if (shape === undefined || within.includes(name)) return [];
    const inside = [...within, name];
    if (shape.type === 'list') return visit(shape.member, path, inside);
    if (shape.type === 'map') return visit(shape.value, path, inside);
    if (shape.type === 'enum') return [];
    return Object.entries(shape.members).flatMap(([member, reference]) => [
      [...path, member],
      ...visit(reference, [...path, member], inside),
    ]);
  };
  return visit(operations[operation]?.input ?? '', [], []);
}

function sourceOf(operation: string): string {
  const name = `${operation.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.ts`;
  return sources.find((file) => basename(file) === name) ?? '';
}

/** The words of an action, of what it imports from its own folder, at whatever remove, and of what those import directly. */
function wordsOf(action: string): Set<string> {
  const files = collectFiles(action, dirname(action));
  return wordsIn([...files].map((file) => readFileSync(file, 'utf8')).join('\n'));
}

function collectFiles(file: string, folder: string, known: Set<string> = new Set()): Set<string> {
  known.add(file);
  if (!file.startsWith(`${folder}/`)) return known;
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.js'/g)) {
    const imported = `${resolve(dirname(file), path)}.ts`;
    const counts = imported.startsWith(ECS) && !EVERYWHERE.includes(basename(imported)) && existsSync(imported);
    if (counts && !known.has(imported)) collectFiles(imported, folder, known);
  }
  return known;
}

/** Comments say what is not done as well as what is. */
function wordsIn(text: string): Set<string> {
  return new Set(
    text
      .replaceAll(/\/\*.*?\*\//gs, '')
      .replaceAll(/\/\/.*$/gm, '')
      .match(/\w+/g),
  );
}
