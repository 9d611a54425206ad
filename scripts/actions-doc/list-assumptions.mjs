import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Assumption
 * @property {string} of the name of the declaration that the comment is about
 * @property {string} text the comment
 */

/** A doc comment is one match; so are `//` comments on lines that follow each other. */
const COMMENT = /\/\*\*.*?\*\/|\/\/[^\n]*(?:\n[ ]*\/\/[^\n]*)*/gs;
const DECLARATION = /^(?:export )?(?:async )?(?:function\*?|const|type|interface) (\w+)/gm;

/**
 * The comments in the TypeScript files of a folder that say `Assumption:`, by file.
 *
 * @param {string} folder
 * @returns {{ file: string, assumptions: Assumption[] }[]}
 */
export function listAssumptions(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'));
  files.sort();
  return files
    .map((file) => ({ file, assumptions: assumptionsIn(readFileSync(join(folder, file), 'utf8')) }))
    .filter(({ assumptions }) => assumptions.length > 0);
}

/**
 * @param {string} source
 * @returns {Assumption[]}
 */
function assumptionsIn(source) {
  const comments = [...source.matchAll(COMMENT)].filter(([comment]) => comment.includes('Assumption:'));
  return comments.map((match) => ({ of: declarationOf(source, match), text: textOf(match[0]) }));
}

/**
 * A comment at the margin is about what follows it; one inside of a declaration is about that.
 *
 * @param {string} source
 * @param {RegExpExecArray} comment
 */
function declarationOf(source, { 0: text, index }) {
  const isAtMargin = index === 0 || source[index - 1] === '\n';
  const declarations = [...source.matchAll(DECLARATION)];
  const found = isAtMargin
    ? declarations.find((declaration) => declaration.index >= index + text.length)
    : declarations.findLast((declaration) => declaration.index < index);
  return found?.[1] ?? '';
}

/** @param {string} comment */
function textOf(comment) {
  return comment
    .replaceAll(/^\s*(?:\/\*\*|\*\/|\*|\/\/)|\*\/$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^Assumption: /, '');
}
