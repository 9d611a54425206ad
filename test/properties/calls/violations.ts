import type { ShapeReference, StructureShape } from '../../../src/validation/shape.js';
import { createDraw } from './draw.js';
import { generateValue, structureOf, type Caller } from './generate-input.js';
import { createKnownValues } from './known-values.js';
import { services, type Input, type Operation, type TestedService } from './services.js';

/** An input that is right but for one member. */
export interface Violation {
  /** For example `networkConfiguration.awsvpcConfiguration is missing`. */
  readonly title: string;
  readonly input: Input;
}

/** Everything that can be wrong with one member of an input, and with one member of its members. */
export function listViolations(operation: Operation, valid: Input): Violation[] {
  const service = services[operation.service];
  const shape = structureOf(service, service.inputs.operations[operation.operation]?.input ?? '');
  return [
    ...violationsOf(service, shape, valid),
    ...Object.entries(shape.members).flatMap(([name, reference]) => nested(service, { name, reference, valid })),
  ];
}

interface Member {
  readonly name: string;
  readonly reference: ShapeReference;
  readonly valid: Input;
}

/** One level down: in a structure, or in the entries of a list or map of structures. */
function nested(service: TestedService, { name, reference, valid }: Member): Violation[] {
  const shape = service.inputs.shapes[reference];
  const wrap = (title: string, value: unknown): Violation => ({
    title: `${name}.${title}`,
    input: { ...valid, [name]: value },
  });
  if (shape?.type === 'structure') {
    const own = valid[name] ?? simplest(service, reference);
    return violationsOf(service, shape, own as Input).map(({ title, input }) => wrap(title, input));
  }
  if (shape?.type !== 'list' && shape?.type !== 'map') return [];
  const wrapEntry = (value: unknown) => (shape.type === 'list' ? [value] : { a: value });
  const entry = shape.type === 'list' ? shape.member : shape.value;
  const wrong = wrongValues(service, entry).map(({ title, value }) => wrap(title, wrapEntry(value)));
  const inner = service.inputs.shapes[entry];
  if (inner?.type !== 'structure') return wrong;
  const own = firstOf(valid[name]) ?? simplest(service, entry);
  const members = violationsOf(service, inner, own as Input);
  return [...wrong, ...members.map(({ title, input }) => wrap(title, wrapEntry(input)))];
}

function firstOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (Object.values(value) as unknown[])[0] : undefined;
}

function violationsOf(service: TestedService, shape: StructureShape, valid: Input): Violation[] {
  const missing = (shape.required ?? []).map((name) => ({
    title: `${name} is missing`,
    input: Object.fromEntries(Object.entries(valid).filter(([member]) => member !== name)),
  }));
  const wrong = Object.entries(shape.members).flatMap(([name, reference]) =>
    wrongValues(service, reference).map(({ title, value }) => ({
      title: `${name} ${title}`,
      input: { ...valid, [name]: value },
    })),
  );
  return [...missing, ...wrong];
}

interface WrongValue {
  readonly title: string;
  readonly value: unknown;
}

/** Values that JSON can hold, or a program pass, and that are not of the type. */
function wrongValues({ inputs }: TestedService, reference: ShapeReference): WrongValue[] {
  const shape = inputs.shapes[reference];
  const type = shape?.type ?? reference;
  if (type === 'enum') {
    return [...wrongOf(['7', 7], ['a list', []]), ...wrongOf(['of no such value', 'NO_SUCH_VALUE'])];
  }
  return [...(WRONG[type] ?? [])];
}

function wrongOf(...values: readonly (readonly [title: string, value: unknown])[]): WrongValue[] {
  return values.map(([title, value]) => ({ title: `is ${title}`, value }));
}

const WRONG: Readonly<Record<string, readonly WrongValue[]>> = {
  string: wrongOf(['7', 7], ['a structure', {}], ['a list', ['a']], ['true', true]),
  number: wrongOf(['a text', '7'], ['NaN', Number.NaN], ['infinite', Infinity], ['a structure', {}]),
  boolean: wrongOf(['a text', 'true'], ['1', 1], ['a list', []]),
  timestamp: wrongOf(['a text', '2024'], ['no date', new Date(Number.NaN)], ['true', true]),
  document: wrongOf(['a function', () => 'a'], ['NaN', Number.NaN]),
  list: wrongOf(['a text', 'a'], ['a structure', { a: 'a' }], ['7', 7]),
  map: wrongOf(['a text', 'a'], ['a list', ['a']], ['7', 7]),
  structure: wrongOf(['a text', 'a'], ['a list', []], ['7', 7], ['true', true]),
};

/** What a structure requires, and nothing else. */
function simplest(service: TestedService, reference: ShapeReference): unknown {
  const caller: Caller = { region: 'us-east-1', known: createKnownValues(), draw: createDraw([]) };
  return generateValue(service, caller, { reference, name: '', depth: 0 });
}
