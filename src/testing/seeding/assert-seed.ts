import { showValue } from '../../errors/usage-error.js';
import { findWrongType, isOfType, type ValueType } from '../../errors/value-type.js';
import type { InputRules } from '../../validation/input-rules.js';
import type { MapShape, ServiceShapes, ShapeReference, ShapeTable, StructureShape } from '../../validation/shape.js';
import { attempt } from './attempt.js';
import { findNearest } from '../../errors/find-nearest.js';
import { OWN_MEMBER_TYPES } from './own-member-types.js';
import { SeedProblem } from './seed-problem.js';

/** What may stand in the seed of one kind of resource. */
export interface SeedKind {
  /** The operation whose input the seed is like. Undefined: AWS has none. */
  readonly operation?: string;
  /** Members beside those of the input. */
  readonly own: readonly string[];
  /** A text stands for the name of one. */
  readonly takesText?: boolean;
  /** Members of the input that a seed does not take. */
  readonly without?: readonly string[];
}

export interface SeedRules {
  readonly input: InputRules;
  /** By the name of the list that they stand in. */
  readonly kinds: Readonly<Record<string, SeedKind>>;
  /** Members of the seed that are no lists of resources. */
  readonly others: readonly string[];
}

/** Refuses what means nothing, at any depth, where a client of AWS would drop it without a word. */
export function assertSeed({ input, kinds, others }: SeedRules, seed: object | null): void {
  if (Array.isArray(seed) || typeof seed !== 'object' || seed === null) {
    return attempt('anything', () => noObject(seed));
  }
  for (const [name, seeds] of Object.entries(seed)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    attempt(name, () => {
      if (kind !== undefined) assertList(input.shapes, kind, { name, seeds });
      else if (!others.includes(name)) throw unknownMember(undefined, name, [...Object.keys(kinds), ...others]);
    });
  }
}

function noObject(seed: unknown): never {
  throw new SeedProblem(`${showValue(seed)} is no object. Give lists by name, such as { clusters: ['default'] }.`);
}

function assertList(
  shapes: ServiceShapes,
  kind: SeedKind,
  { name, seeds }: { readonly name: string; readonly seeds: unknown },
): void {
  if (seeds === undefined) return;
  if (!Array.isArray(seeds)) throw new SeedProblem(`${showValue(seeds)} is no list. Put it in brackets.`);
  for (const [index, seed] of (seeds as unknown[]).entries()) {
    attempt(`${name}[${index}]`, () => assertMembers(shapes, kind, seed));
  }
}

function assertMembers(
  shapes: ServiceShapes,
  { operation = '', own, takesText, without = [] }: SeedKind,
  seed: unknown,
): void {
  if (typeof seed === 'string' && takesText) return;
  if (typeof seed !== 'object' || seed === null) {
    const wanted = takesText ? 'neither a name nor an object. Give one of these' : 'no object. Give one';
    throw new SeedProblem(`${showValue(seed)} is ${wanted}.`);
  }
  const input = shapes.shapes[shapes.operations[operation]?.input ?? ''];
  const members = input?.type === 'structure' ? input.members : {};
  const known = [...own, ...Object.keys(members).filter((name) => ![...own, ...without].includes(name))];
  const isOwn = ([name]: [string, unknown]) => own.includes(name);
  const wrong = findWrongType(Object.fromEntries(Object.entries(seed).filter(isOwn)), OWN_MEMBER_TYPES);
  if (wrong !== undefined) throw new SeedProblem(wrong.problem, wrong.member);
  for (const [name, value] of Object.entries(seed)) {
    if (!known.includes(name)) throw unknownMember(name, name, known);
    if (!own.includes(name)) assertValue(shapes.shapes, members[name] ?? '', { path: name, value });
  }
}

interface Place {
  readonly path: string;
  readonly value: unknown;
}

const TYPES: ReadonlyMap<string, ValueType> = new Map([
  ...([
    ['string', 'text'],
    ['number', 'number'],
    ['boolean', 'boolean'],
  ] as const),
  ...([
    ['enum', 'text'],
    ['list', 'list'],
    ['map', 'object'],
    ['structure', 'object'],
  ] as const),
]);

function assertValue(shapes: ShapeTable, reference: ShapeReference, { path, value }: Place): void {
  if (value === undefined) return;
  const shape = shapes[reference];
  const type = TYPES.get(shape?.type ?? reference);
  if (type !== undefined && !isOfType(value, type)) throw new SeedProblem(`${showValue(value)} is no ${type}.`, path);
  if (typeof value !== 'object' || value === null || shape === undefined || shape.type === 'enum') return;
  for (const [key, member] of Object.entries(value)) {
    if (shape.type === 'list') assertValue(shapes, shape.member, { path: `${path}[${key}]`, value: member });
    else assertValue(shapes, referenceOf(shape, key, path), { path: `${path}.${key}`, value: member });
  }
}

/** What stands under the key of a structure or map. */
function referenceOf(shape: StructureShape | MapShape, key: string, path: string): ShapeReference {
  if (shape.type === 'map') return shape.value;
  const reference = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
  if (reference === undefined) throw unknownMember(`${path}.${key}`, key, Object.keys(shape.members));
  return reference;
}

function unknownMember(path: string | undefined, name: string, known: readonly string[]): SeedProblem {
  const nearest = findNearest(name, known);
  const fix = nearest === undefined ? `Take it out, or use one of ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return new SeedProblem(`there is no such member. ${fix}`, path);
}
