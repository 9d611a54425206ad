import { MAX_EPOCH_MS } from '../aws/max-epoch-ms.js';
import { UsageError } from '../errors/usage-error.js';
import type { InputErrors, InputRules } from './input-rules.js';
import type { ShapeReference, ShapeTable, StructureShape } from './shape.js';

interface Reading {
  readonly operation: string;
  readonly shapes: ShapeTable;
  readonly errors: InputErrors;
  /** Where the reader stands. Only the first `depth` keys count, so leaving a value needs no clean-up. */
  readonly keys: (string | number)[];
  depth: number;
  /** What is expected there. */
  reference: ShapeReference;
  missing?: Error;
  notInEnum?: Error;
  wrongType?: Error;
}

/** Deeper than any request of ECS or Batch goes, and shallow enough for every stack. */
const MAX_DEPTH = 100;

/**
 * Checks and copies in one go: the caller keeps the original, so none of it may end up in the state. The copy has what
 * the SDK would send: no unknown member, no undefined, no null. Times become epoch milliseconds.
 *
 * A value of the wrong type is reported first (AWS cannot parse such a request), then a missing member, then a value
 * outside its enum; among equals, the first in the order of AWS's documents.
 */
export function readInput(rules: InputRules, operation: string, input: unknown): Record<string, unknown> {
  const { shapes, operations } = rules.shapes;
  const reference = operations[operation]?.input ?? '';
  const shape = shapes[reference];
  if (shape?.type !== 'structure') {
    throw new UsageError(
      `Failed to read the input of ${operation}: no such operation. Check its name.`,
      'not-emulated',
    );
  }
  const reading: Reading = { operation, shapes, errors: rules.errors, keys: [], depth: 0, reference };
  const copy = readGuarded(reading, shape, input ?? {});
  const problem = reading.missing ?? reading.notInEnum;
  if (problem !== undefined) throw problem;
  return copy;
}

/** Getters and proxies run the caller's own code, which may throw anything at any read. */
function readGuarded(reading: Reading, shape: StructureShape, input: unknown): Record<string, unknown> {
  try {
    return readStructure(reading, shape, input);
  } catch (thrown) {
    if (reading.wrongType !== undefined) throw reading.wrongType;
    const type = reading.shapes[reading.reference]?.type ?? reading.reference;
    const error = wrongType(reading, type === 'enum' ? 'string' : type);
    throw Object.defineProperty(error, 'cause', { value: thrown, configurable: true, writable: true });
  }
}

function readValue(reading: Reading, reference: ShapeReference, value: unknown): unknown {
  switch (reference) {
    case 'string':
    case 'boolean':
      if (typeof value !== reference) throw wrongType(reading, reference);
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw wrongType(reading, reference);
      return value;
    case 'timestamp':
      return readTimestamp(reading, value);
    case 'document':
      return readDocument(reading, value);
    default:
      return readShape(reading, reference, value);
  }
}

function readShape(reading: Reading, reference: ShapeReference, value: unknown): unknown {
  const shape = reading.shapes[reference];
  switch (shape?.type) {
    case 'enum':
      return readEnum(reading, shape.values, value);
    case 'structure':
      return readStructure(reading, shape, value);
    case 'list':
      return readList(reading, shape.member, value);
    case 'map':
      return readMap(reading, shape.value, value);
    default:
      throw wrongType(reading, reference);
  }
}

function readEnum(reading: Reading, values: readonly string[], value: unknown): string {
  if (typeof value !== 'string') throw wrongType(reading, 'string');
  if (!values.includes(value)) {
    const place = { operation: reading.operation, path: pathOf(reading) };
    reading.notInEnum ??= reading.errors.notInEnum(place, value, values);
  }
  return value;
}

function readStructure(reading: Reading, shape: StructureShape, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw wrongType(reading, 'structure');
  const copy: Record<string, unknown> = {};
  const depth = enter(reading);
  for (const name in shape.members) {
    reading.keys[depth] = name;
    reading.reference = shape.members[name] ?? '';
    const member = value[name];
    if (member !== undefined && member !== null) {
      copy[name] = readValue(reading, reading.reference, member);
    } else if (shape.required?.includes(name) === true) {
      reading.missing ??= reading.errors.missing(pathOf(reading), name);
    }
  }
  reading.depth = depth;
  return copy;
}

function readList(reading: Reading, reference: ShapeReference, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw wrongType(reading, 'list');
  const { length } = value;
  const copy: unknown[] = [];
  const depth = enter(reading);
  for (let index = 0; index < length; index++) {
    reading.keys[depth] = index;
    reading.reference = reference;
    const entry: unknown = value[index];
    if (isSent(reference, entry)) copy.push(readValue(reading, reference, entry));
  }
  reading.depth = depth;
  return copy;
}

function readMap(reading: Reading, reference: ShapeReference, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw wrongType(reading, 'map');
  const names = Object.keys(value);
  const entries: [string, unknown][] = [];
  const depth = enter(reading);
  for (const name of names) {
    reading.keys[depth] = name;
    reading.reference = reference;
    const entry = value[name];
    if (isSent(reference, entry)) entries.push([name, readValue(reading, reference, entry)]);
  }
  reading.depth = depth;
  // Unlike an assignment, this makes an own member of `__proto__` too.
  return Object.fromEntries(entries);
}

/** A document is any JSON value, so what it holds is read as documents again. */
function readDocument(reading: Reading, value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (Array.isArray(value)) return readList(reading, 'document', value);
  if (Object.prototype.toString.call(value) === '[object Date]') return readTimestamp(reading, value) / 1000;
  if (isRecord(value)) return readMap(reading, 'document', value);
  throw wrongType(reading, 'document');
}

/** The SDK takes a Date and sends seconds. Anything but a Date, of whichever class or realm, makes `getTime` throw. */
function readTimestamp(reading: Reading, value: unknown): number {
  const ms = typeof value === 'number' ? Math.round(value * 1000) : Date.prototype.getTime.call(value);
  if (Math.abs(ms) <= MAX_EPOCH_MS) return ms;
  throw wrongType(reading, 'timestamp');
}

/** The SDK leaves out null everywhere but inside a document. */
function isSent(reference: ShapeReference, value: unknown): boolean {
  return value !== undefined && (value !== null || reference === 'document');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns where the keys of the value that is entered go. */
function enter(reading: Reading): number {
  if (reading.depth >= MAX_DEPTH) throw new RangeError(`Nested deeper than ${MAX_DEPTH} levels, or without end.`);
  return reading.depth++;
}

function wrongType(reading: Reading, expected: string): Error {
  reading.wrongType = reading.errors.wrongType(pathOf(reading), expected);
  return reading.wrongType;
}

function pathOf({ keys, depth }: Reading): string {
  const steps = keys.slice(0, depth).map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
  return steps.join('').slice(1);
}
