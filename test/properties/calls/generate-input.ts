import type { ShapeReference, StructureShape } from '../../../src/validation/shape.js';
import type { Draw } from './draw.js';
import { examples } from './examples.js';
import type { KnownValues } from './known-values.js';
import { textFor } from './plausible-values.js';
import { services, type Input, type Operation, type TestedService } from './services.js';

/** Who calls, and what there is to decide. */
export interface Caller {
  readonly region: string;
  readonly known: KnownValues;
  readonly draw: Draw;
}

/** Deeper than this only what is required is given. */
const DEPTH = 3;

/** An input of the right shape, of which much is known to be there: mostly a plausible one. */
export function generateInput(operation: Operation, caller: Caller): Record<string, unknown> {
  const { inputs } = services[operation.service];
  const { input, idempotencyToken } = inputs.operations[operation.operation] ?? { input: '' };
  const example = examples[operation.operation];
  const given = example === undefined ? {} : example(caller);
  const generated = generateStructure(services[operation.service], caller, {
    ...{ shape: structureOf(services[operation.service], input), depth: 0, given },
    rarity: example === undefined ? 4 : 40,
  });
  // The SDK would make up a token, and another one when the call is sent again.
  const token = idempotencyToken !== undefined && { [idempotencyToken]: `token-${caller.draw.below(1_000)}` };
  return { ...generated, ...token };
}

interface Structure {
  readonly shape: StructureShape;
  readonly depth: number;
  readonly given: Input;
  /** One optional member in so many is given. */
  readonly rarity: number;
}

function generateStructure(
  service: TestedService,
  caller: Caller,
  { shape, depth, given, rarity }: Structure,
): Record<string, unknown> {
  const members: Record<string, unknown> = { ...given };
  for (const [name, reference] of Object.entries(shape.members)) {
    if (Object.hasOwn(members, name)) continue;
    const isRequired = shape.required?.includes(name) === true;
    if (isRequired || (depth < DEPTH && caller.draw.oneIn(rarity))) {
      members[name] = generateValue(service, caller, { reference, name, depth: depth + 1 });
    }
  }
  return members;
}

/** Where a value stands. */
export interface Place {
  readonly reference: ShapeReference;
  readonly name: string;
  readonly depth: number;
}

const NUMBERS = [1, 2, 0, 3, 10, 60, 100, 256, 512, 1_024, -1] as const;

export function generateValue(service: TestedService, caller: Caller, { reference, name, depth }: Place): unknown {
  const { draw } = caller;
  switch (reference) {
    case 'string':
      return textFor(name, caller);
    case 'number':
      return draw.of(NUMBERS);
    case 'boolean':
      return draw.below(2) === 1;
    case 'timestamp':
      return new Date(Date.UTC(2024, 0, 1, draw.below(48)));
    case 'document':
      return { note: 'a' };
    default:
  }
  const shape = service.inputs.shapes[reference];
  if (shape?.type === 'enum') return shape.values[draw.below(shape.values.length)];
  if (shape?.type === 'map') return { a: generateValue(service, caller, { reference: shape.value, name, depth }) };
  if (shape?.type === 'list') {
    const place = { reference: shape.member, name, depth };
    return Array.from({ length: draw.of([1, 1, 1, 2, 0]) }, () => generateValue(service, caller, place));
  }
  return generateStructure(service, caller, { shape: structureOf(service, reference), depth, given: {}, rarity: 3 });
}

export function structureOf({ inputs }: TestedService, reference: ShapeReference): StructureShape {
  const shape = inputs.shapes[reference];
  if (shape?.type !== 'structure') throw new Error(`${reference} is no structure`);
  return shape;
}
