/**
 * Bans that the linter has no rule for, as a table. `npm run check` runs it; it prints one line per violation.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LONG_FILE_LINES = 200;

/**
 * @typedef {{ path: string, node: ts.Node }} Place
 * @typedef {{ in: RegExp, notIn?: RegExp, matches: (place: Place) => boolean, say: string }} Ban
 * @type {Ban[]}
 */
const BANS = [
  {
    in: /^src\//,
    notIn: /^src\/clock\//,
    matches: ({ node }) => isCallOf(node, 'Date') && !node.arguments?.length,
    say: 'reads the wall clock: take the time from the context (`new Date(ms)` is fine)',
  },
  {
    in: /^src\//,
    matches: ({ path, node }) =>
      ts.isSourceFile(node) && path.split('/').some((part) => CATCH_ALL.test(part.replace(/\.ts$/, ''))),
    say: 'has a catch-all name: name the file or folder after the one thing that it exports',
  },
  {
    in: /^src\//,
    matches: ({ path, node }) => ts.isSourceFile(node) && !KEBAB_CASE.test(basename(path, '.ts')),
    say: 'is not named in kebab-case',
  },
];

const CATCH_ALL = /^(utils?|helpers?|common|shared|types?|managers?|misc|lib)$|-(utils?|helpers?|manager)$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * `new Name(…)` or `Name(…)`, also as `globalThis.Name`.
 * @param {ts.Node} node
 * @param {string} name
 * @returns {node is ts.NewExpression | ts.CallExpression}
 */
function isCallOf(node, name) {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  const callee = node.expression;
  if (ts.isIdentifier(callee)) return callee.text === name;
  return (
    ts.isPropertyAccessExpression(callee) && callee.name.text === name && callee.expression.getText() === 'globalThis'
  );
}

/** @param {string} folder */
function sourceFiles(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * @param {string} path
 * @param {string} text
 */
function violations(path, text) {
  const bans = BANS.filter((ban) => ban.in.test(path) && !ban.notIn?.test(path));
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    for (const ban of bans) {
      if (!ban.matches({ path, node })) continue;
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1}:${character + 1} ${ban.say}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const files = sourceFiles('src')
  .filter((path) => !path.includes('/generated/'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
for (const { path, text } of files) {
  const lines = text.split('\n').length - 1;
  if (lines > LONG_FILE_LINES) console.log(`note: ${path} has ${lines} lines (aim for ${LONG_FILE_LINES})`);
}
const found = files.flatMap(({ path, text }) => violations(path, text));
for (const violation of found) console.error(violation);
if (found.length > 0) process.exitCode = 1;
