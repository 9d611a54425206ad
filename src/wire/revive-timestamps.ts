import type { MapShape, ShapeReference, ShapeTable, StructureShape } from '../validation/shape.js';

/**
 * A value of JSON as the SDK takes it: times, which go over the wire as seconds since the epoch, become Dates. Whatever does not have
 * the shape it ought to have is left as it is, for the check of the input to find.
 */
export function reviveTimestamps(shapes: ShapeTable, reference: ShapeReference, value: unknown): unknown {
  if (reference === 'timestamp') return typeof value === 'number' ? new Date(Math.round(value * 1000)) : value;
  const shape = shapes[reference];
  if (shape === undefined || shape.type === 'enum' || typeof value !== 'object' || value === null) return value;
  if (shape.type === 'list') {
    return Array.isArray(value) ? value.map((entry) => reviveTimestamps(shapes, shape.member, entry)) : value;
  }
  if (Array.isArray(value)) return value;
  const revived = Object.entries(value).map(([name, member]) => {
    return [name, reviveTimestamps(shapes, memberOf(shape, name), member)] as const;
  });
  // Unlike assignments, this makes an own member of `__proto__` too, which may be the key of a map.
  return Object.fromEntries(revived);
}

/** None of a member that the shape does not have. */
function memberOf(shape: StructureShape | MapShape, name: string): ShapeReference {
  if (shape.type === 'map') return shape.value;
  return (Object.hasOwn(shape.members, name) && shape.members[name]) || '';
}
