import { showValue } from '../../errors/usage-error.js';
import type { ShapeReference, ShapeTable } from '../../validation/shape.js';
import { SeedProblem } from './seed-problem.js';

export interface DescribedReading {
  readonly shapes: ShapeTable;
  /** Every time that was read, in epoch milliseconds. */
  readonly times: number[];
}

export interface DescribedValue {
  readonly path: string;
  readonly value: unknown;
}

/**
 * Copies what AWS printed: members that the SDK does not know are left out, and times become epoch milliseconds. The CLI prints
 * times as ISO 8601 texts or as seconds, JSON made of a reply has texts, and a reply itself has `Date`s.
 */
export function readDescribed(reading: DescribedReading, reference: ShapeReference, place: DescribedValue): unknown {
  const shape = reading.shapes[reference];
  switch (shape?.type) {
    case 'structure':
      return readMembers(reading, place, (name) =>
        Object.hasOwn(shape.members, name) ? shape.members[name] : undefined,
      );
    case 'map':
      return readMembers(reading, place, () => shape.value);
    case 'list':
      return readList(reading, shape.member, place);
    default:
      return readScalar(reading, shape?.type === 'enum' ? 'string' : reference, place);
  }
}

function readMembers(
  reading: DescribedReading,
  { path, value }: DescribedValue,
  referenceOf: (name: string) => ShapeReference | undefined,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong({ path, value }, 'object');
  const members = Object.entries(value).flatMap(([name, member]: [string, unknown]): [string, unknown][] => {
    const reference = referenceOf(name);
    if (reference === undefined || member === undefined || member === null) return [];
    const copy = readDescribed(reading, reference, { path: `${path}.${name}`, value: member });
    // AWS Batch has times as numbers.
    if (reference === 'number' && name.endsWith('At')) reading.times.push(Number(copy));
    return [[name, copy]];
  });
  return Object.fromEntries(members);
}

function readList(reading: DescribedReading, reference: ShapeReference, { path, value }: DescribedValue): unknown[] {
  if (!Array.isArray(value)) throw wrong({ path, value }, 'list');
  return (value as unknown[]).map((entry, index) =>
    readDescribed(reading, reference, { path: `${path}[${index}]`, value: entry }),
  );
}

function readScalar(reading: DescribedReading, type: ShapeReference, place: DescribedValue): unknown {
  const { value } = place;
  if (type === 'document') return JSON.parse(JSON.stringify(value)) as unknown;
  if (type === 'timestamp') {
    const ms = typeof value === 'number' ? Math.round(value * 1_000) : new Date(value as string | Date).getTime();
    if (Number.isNaN(ms)) throw wrong(place, 'time');
    reading.times.push(ms);
    return ms;
  }
  if (typeof value !== type) throw wrong(place, type);
  return value;
}

function wrong({ path, value }: DescribedValue, expected: string): SeedProblem {
  return new SeedProblem(`${showValue(value)} is no ${expected}. Give the JSON as AWS printed it.`, path);
}
