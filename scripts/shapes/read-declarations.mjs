import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * What only the type declarations of an SDK client tell: its run-time schemas know no enum and no error.
 *
 * @typedef {object} Declarations
 * @property {Map<string, string[]>} enums values by enum name, sorted
 * @property {Map<string, Map<string, ts.TypeNode>>} interfaces type of each member, in document order, by shape name
 * @property {Map<string, string[]>} errors names of the exceptions, sorted, by operation name
 */

/**
 * @param {string} packageFolder
 * @param {string} baseException the class every exception of the service extends
 * @returns {Declarations}
 */
export function readDeclarations(packageFolder, baseException) {
  const types = join(packageFolder, 'dist-types');
  /** @type {Declarations} */
  const declarations = { enums: new Map(), interfaces: new Map(), errors: new Map() };
  for (const source of parseFolder(join(types, 'models'))) {
    source.forEachChild((node) => readModel(node, declarations));
  }
  for (const source of parseFolder(join(types, 'commands'))) {
    source.forEachChild((node) => readCommand(node, baseException, declarations));
  }
  return declarations;
}

/** @param {string} folder */
function parseFolder(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.d.ts'));
  files.sort();
  return files.map((file) => {
    const path = join(folder, file);
    return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  });
}

/**
 * @param {ts.Node} node
 * @param {Declarations} declarations
 */
function readModel(node, { enums, interfaces }) {
  if (ts.isInterfaceDeclaration(node)) {
    interfaces.set(node.name.text, membersOf(node));
  } else if (ts.isModuleDeclaration(node)) {
    interfaces.set(node.name.text, unionMembersOf(node));
  } else if (ts.isVariableStatement(node)) {
    for (const { name, type } of node.declarationList.declarations) {
      if (type !== undefined && ts.isTypeLiteralNode(type)) enums.set(name.getText(), enumValuesOf(type));
    }
  }
}

/** @param {ts.InterfaceDeclaration} node */
function membersOf(node) {
  /** @type {Map<string, ts.TypeNode>} */
  const members = new Map();
  for (const member of node.members) {
    if (ts.isPropertySignature(member) && member.type !== undefined) {
      members.set(member.name.getText(), member.type);
    }
  }
  return members;
}

/**
 * A union is a namespace with one interface a member, each of which names that member and `$unknown`.
 *
 * @param {ts.ModuleDeclaration} node
 */
function unionMembersOf(node) {
  /** @type {Map<string, ts.TypeNode>} */
  const members = new Map();
  const statements = node.body !== undefined && ts.isModuleBlock(node.body) ? node.body.statements : [];
  for (const statement of statements) {
    if (!ts.isInterfaceDeclaration(statement) || !/^[^$].*Member$/.test(statement.name.text)) continue;
    for (const [name, type] of membersOf(statement)) {
      if (type.kind !== ts.SyntaxKind.NeverKeyword) members.set(name, type);
    }
  }
  return members;
}

/** @param {ts.TypeLiteralNode} node */
function enumValuesOf(node) {
  const values = node.members.map((member) => {
    const type = ts.isPropertySignature(member) ? member.type : undefined;
    if (type === undefined || !ts.isLiteralTypeNode(type) || !ts.isStringLiteral(type.literal)) {
      throw new Error(`Failed to read the enum with ${member.getText()}: it is not a string literal.`);
    }
    return type.literal.text;
  });
  values.sort();
  return values;
}

/**
 * @param {ts.Node} node
 * @param {string} baseException
 * @param {Declarations} declarations
 */
function readCommand(node, baseException, { errors }) {
  if (!ts.isClassDeclaration(node) || node.name === undefined) return;
  // TypeScript takes the braces of `@throws {@link X}` for a type, so its JSDoc nodes do not hold the link.
  const comments = ts.getJSDocCommentsAndTags(node).map((comment) => comment.getText());
  const thrown = [...comments.join('\n').matchAll(/@throws \{@link (\w+)\}/g)].map(([, name]) => String(name));
  if (!thrown.includes(baseException)) {
    throw new Error(`Failed to read ${node.name.text}: it does not say that it throws ${baseException}.`);
  }
  const names = [...new Set(thrown)].filter((name) => name !== baseException);
  names.sort();
  errors.set(node.name.text.replace(/Command$/, ''), names);
}
