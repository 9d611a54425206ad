import { parseEscape } from './parse-escape.js';
import type { PatternCursor } from './pattern-cursor.js';

export const MOST_LEVELS = 100;

/** A hyphen between two characters. Before a bracket or && it stands for itself. */
const RANGE = /-(?=[^\][&]|&(?!&))/y;

/**
 * What follows `[`, as the source of a class in the `v` mode of JavaScript: it has the unions and intersections of Java, but
 * wants each operand in brackets of its own.
 */
export function parseCharacterClass(cursor: PatternCursor, level: number): string {
  const open = cursor.at - 1;
  if (level > MOST_LEVELS) throw cursor.error(`more than ${MOST_LEVELS} levels`, open);
  const isNegated = cursor.accept('^');
  const operands: string[] = [];
  let items = '';
  for (;;) {
    if (cursor.isAtEnd) throw cursor.error('unclosed character class', open);
    // A bracket that would close an empty class stands for itself.
    const isClosed = items !== '' && cursor.accept(']');
    if (isClosed || cursor.accept('&&')) {
      if (items === '') throw cursor.error('nothing before &&');
      operands.push(`[${items}]`);
      items = '';
      if (isClosed) return `[${isNegated ? '^' : ''}${operands.join('&&')}]`;
    } else {
      items += cursor.accept('[') ? parseCharacterClass(cursor, level + 1) : parseItem(cursor);
    }
  }
}

function parseItem(cursor: PatternCursor): string {
  const at = cursor.at;
  const first = parseMember(cursor);
  if (first.kind === 'class') return first.source;
  if (!cursor.match(RANGE)) return escapeCharacter(first.character);
  const last = parseMember(cursor);
  if (last.kind === 'class') throw cursor.error('a range without an end', at);
  if (codeOf(first.character) > codeOf(last.character)) throw cursor.error('a reversed range', at);
  return `${escapeCharacter(first.character)}-${escapeCharacter(last.character)}`;
}

type Member =
  { readonly kind: 'character'; readonly character: string } | { readonly kind: 'class'; readonly source: string };

function parseMember(cursor: PatternCursor): Member {
  if (!cursor.accept('\\')) return { kind: 'character', character: cursor.next() };
  const escape = parseEscape(cursor);
  if (escape.kind === 'edge') throw cursor.error('an edge inside of a character class');
  return escape;
}

function escapeCharacter(character: string): string {
  return `\\u{${codeOf(character).toString(16)}}`;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
