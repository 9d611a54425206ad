import ts from 'typescript';

/**
 * The SDK's static schemas are tuples that begin with one of these codes, or plain numbers for primitives
 * (see `SCHEMA` in @smithy/core/schema, which is internal and so not imported).
 */
const SIMPLE = 0;
const LIST = 1;
const MAP = 2;
const STRUCTURES = [3, 4];
const LIST_MODIFIER = 64;
const MAP_MODIFIER = 128;
const PRIMITIVES = new Map([
  [0, 'string'],
  [1, 'number'],
  [2, 'boolean'],
  [4, 'timestamp'],
  [5, 'timestamp'],
  [6, 'timestamp'],
  [7, 'timestamp'],
  [15, 'document'],
]);

/**
 * @typedef {import('./read-declarations.mjs').Declarations} Declarations
 * @typedef {Record<string, unknown>} Shape
 * @typedef {{ shapes: Map<string, Shape>, declarations: Declarations }} Collection
 */

/**
 * Adds the shapes that are reachable from a schema, and returns how a member refers to it.
 *
 * @param {Collection} collection
 * @param {any} schema
 * @param {string} [enumName] the enum that the declared type names where the schema says string
 * @returns {string}
 */
export function collectShape(collection, schema, enumName) {
  const resolved = unwrap(schema);
  if (typeof resolved === 'number') return collectPrimitive(collection, resolved, enumName);
  const [code, , name] = resolved;
  if (resolved[3]?.sparse) throw new Error(`Failed to read ${name}: sparse lists and maps are not supported.`);
  if (code === SIMPLE) return collectShape(collection, resolved[4], enumName);
  if (STRUCTURES.includes(code)) return collectStructure(collection, resolved);
  if (code === LIST) {
    return add(collection, name, { type: 'list', member: collectShape(collection, resolved[4], enumName) });
  }
  if (code === MAP) {
    return add(collection, name, { type: 'map', value: collectShape(collection, resolved[5], enumName) });
  }
  throw new Error(`Failed to read ${name}: schemas with code ${code} are not supported.`);
}

/** @param {any} schema a schema, a function that returns one, or a pair of one and its member traits */
function unwrap(schema) {
  let current = schema;
  while (typeof current === 'function' || (Array.isArray(current) && current.length === 2)) {
    current = typeof current === 'function' ? current() : current[0];
  }
  return current;
}

/**
 * @param {Collection} collection
 * @param {number} code
 * @param {string} [enumName]
 * @returns {string}
 */
function collectPrimitive(collection, code, enumName) {
  if (code >= MAP_MODIFIER) return collectAnonymous(collection, code - MAP_MODIFIER, { enumName, type: 'map' });
  if (code >= LIST_MODIFIER) return collectAnonymous(collection, code - LIST_MODIFIER, { enumName, type: 'list' });
  const primitive = PRIMITIVES.get(code);
  if (primitive === undefined) throw new Error(`Failed to read a schema: primitive ${code} is not supported.`);
  if (primitive !== 'string' || enumName === undefined) return primitive;
  return add(collection, enumName, { type: 'enum', values: collection.declarations.enums.get(enumName) });
}

/**
 * Lists and maps of primitives have no name in the schemas, so they are named after what they hold.
 *
 * @param {Collection} collection
 * @param {number} code
 * @param {{ enumName: string | undefined, type: 'list' | 'map' }} kind
 * @returns {string}
 */
function collectAnonymous(collection, code, { enumName, type }) {
  const held = collectPrimitive(collection, code, enumName);
  const title = held.charAt(0).toUpperCase() + held.slice(1);
  return type === 'list'
    ? add(collection, `${title}List`, { type, member: held })
    : add(collection, `${title}Map`, { type, value: held });
}

/**
 * @param {Collection} collection
 * @param {any} schema
 */
function collectStructure(collection, [, , name, , memberNames, memberSchemas, requiredCount = 0]) {
  if (collection.shapes.get(name)?.type === 'structure') return name;
  /** @type {Record<string, string>} */
  const members = {};
  /** @type {string[]} */
  const required = memberNames.slice(0, requiredCount);
  collection.shapes.set(name, { type: 'structure', ...(requiredCount > 0 && { required }), members });
  for (const member of inDocumentOrder(collection, name, memberNames)) {
    const declared = collection.declarations.interfaces.get(name)?.get(member);
    const enumName = declared && enumIn(collection.declarations, declared);
    members[member] = collectShape(collection, memberSchemas[memberNames.indexOf(member)], enumName);
  }
  required.sort((a, b) => Object.keys(members).indexOf(a) - Object.keys(members).indexOf(b));
  return name;
}

/**
 * Schemas put required members first; declarations keep the order of AWS's own document.
 *
 * @param {Collection} collection
 * @param {string} name
 * @param {string[]} memberNames
 */
function inDocumentOrder({ declarations }, name, memberNames) {
  const declared = [...(declarations.interfaces.get(name)?.keys() ?? [])];
  const missing = memberNames.filter((member) => !declared.includes(member));
  if (missing.length > 0) throw new Error(`Failed to read ${name}: no declared type for ${missing.join(', ')}.`);
  return declared.filter((member) => memberNames.includes(member));
}

/**
 * @param {Declarations} declarations
 * @param {ts.TypeNode} type
 * @returns {string | undefined}
 */
function enumIn(declarations, type) {
  if (ts.isTypeReferenceNode(type) && declarations.enums.has(type.typeName.getText())) return type.typeName.getText();
  return ts.forEachChild(type, (child) => (ts.isTypeNode(child) ? enumIn(declarations, child) : undefined));
}

/**
 * @param {Collection} collection
 * @param {string} name
 * @param {Shape} shape
 */
function add({ shapes }, name, shape) {
  const known = shapes.get(name);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(shape)) {
    throw new Error(`Failed to read ${name}: it names two different shapes.`);
  }
  shapes.set(name, shape);
  return name;
}
