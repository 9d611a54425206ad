import { MOST_LEVELS, parseCharacterClass } from './parse-character-class.js';
import { parseEscape } from './parse-escape.js';
import type { Pattern } from './pattern.js';
import { PatternCursor } from './pattern-cursor.js';

/** Beyond it a pattern would take too long: repetitions multiply, as in `((a{99}){99}){99}`. */
const MOST_CHARACTERS = 10_000;

const COUNTS = /\{(\d+)(?:(,)(\d*))?\}/y;
const NAME = /\?<[A-Za-z][A-Za-z0-9]*>/y;
const FLAGS = /\?([dimsuxU]*)(?:-([dimsuxU]*))?([:)])/y;

/** A group: flags that are set inside of it hold to its end. */
interface Group {
  readonly level: number;
  ignoresCase: boolean;
}

/**
 * Parses a regular expression of Java. What the short values of a container instance give no reason for is not emulated:
 * back references, lookbehind, possessive quantifiers, atomic groups, properties of Unicode. Those values have no line breaks
 * either, so that `.` and `$` are the same with every flag.
 */
export function parsePattern(text: string, start = 0): Pattern {
  const cursor = new PatternCursor(text, start);
  const pattern = parseChoice(cursor, { level: 0, ignoresCase: false });
  if (!cursor.isAtEnd) throw cursor.error("a ')' without a '('");
  if (sizeOf(pattern) > MOST_CHARACTERS) throw cursor.notEmulated('repetitions of that size');
  return pattern;
}

function parseChoice(cursor: PatternCursor, group: Group): Pattern {
  if (group.level > MOST_LEVELS) throw cursor.error(`more than ${MOST_LEVELS} levels`);
  const options = [parseSequence(cursor, group)];
  while (cursor.accept('|')) options.push(parseSequence(cursor, group));
  return { kind: 'choice', options };
}

function parseSequence(cursor: PatternCursor, group: Group): Pattern {
  const parts: Pattern[] = [];
  while (!cursor.isAtEnd && !/[|)]/.test(cursor.peek())) parts.push(parseRepeat(cursor, group));
  return { kind: 'sequence', parts };
}

function parseRepeat(cursor: PatternCursor, group: Group): Pattern {
  const part = parseAtom(cursor, group);
  const at = cursor.at;
  const counts = parseCounts(cursor);
  if (counts === undefined) return part;
  const [least, most] = counts;
  if (least > most) throw cursor.error('a reversed repetition', at);
  if (cursor.accept('+')) throw cursor.notEmulated('a possessive quantifier');
  // Whether it is greedy makes no difference to what matches as a whole.
  cursor.accept('?');
  return { kind: 'repeat', part, least, most };
}

function parseCounts(cursor: PatternCursor): readonly [least: number, most: number] | undefined {
  if (cursor.accept('*')) return [0, Infinity];
  if (cursor.accept('+')) return [1, Infinity];
  if (cursor.accept('?')) return [0, 1];
  const [, least, comma, most] = cursor.match(COUNTS) ?? [];
  if (least === undefined) return undefined;
  if (comma === undefined) return [Number(least), Number(least)];
  return [Number(least), most === '' ? Infinity : Number(most)];
}

function parseAtom(cursor: PatternCursor, group: Group): Pattern {
  const at = cursor.at;
  const character = cursor.next();
  switch (character) {
    case '(':
      return parseGroup(cursor, group);
    case '[':
      return characterOf(parseCharacterClass(cursor, 0), group);
    case '\\':
      return parseEscaped(cursor, group);
    case '.':
      return { kind: 'character', matches: () => true };
    case '^':
      return { kind: 'edge', edge: 'start' };
    case '$':
      return { kind: 'edge', edge: 'end' };
    case '*':
    case '+':
    case '?':
    case '{':
      throw cursor.error(`a '${character}' that repeats nothing`, at);
    default:
      return literal(character, group);
  }
}

function parseGroup(cursor: PatternCursor, group: Group): Pattern {
  const open = cursor.at - 1;
  const inner = { level: group.level + 1, ignoresCase: group.ignoresCase };
  if (cursor.accept('?=')) return { kind: 'look', part: parseRest(cursor, inner, open), wanted: true };
  if (cursor.accept('?!')) return { kind: 'look', part: parseRest(cursor, inner, open), wanted: false };
  if (cursor.accept('?<=') || cursor.accept('?<!')) throw cursor.notEmulated('a lookbehind');
  if (cursor.accept('?>')) throw cursor.notEmulated('an atomic group');
  if (!cursor.match(NAME)) {
    const [all, on = '', off = '', end] = cursor.match(FLAGS) ?? [];
    const target = end === ')' ? group : inner;
    if (all !== undefined) target.ignoresCase = readFlags(cursor, { on, off }) ?? target.ignoresCase;
    if (end === ')') return { kind: 'sequence', parts: [] };
  }
  return parseRest(cursor, inner, open);
}

function parseRest(cursor: PatternCursor, group: Group, open: number): Pattern {
  const pattern = parseChoice(cursor, group);
  if (!cursor.accept(')')) throw cursor.error('unclosed group', open);
  return pattern;
}

/** Whether case is ignored from here. Undefined: as before. */
function readFlags(cursor: PatternCursor, { on, off }: { on: string; off: string }): boolean | undefined {
  if (/[xU]/.test(on + off)) throw cursor.notEmulated(`the flags ${on}${off}`);
  if (off.includes('i')) return false;
  return on.includes('i') ? true : undefined;
}

function parseEscaped(cursor: PatternCursor, group: Group): Pattern {
  const escape = parseEscape(cursor);
  if (escape.kind === 'edge') return escape;
  return escape.kind === 'class' ? characterOf(escape.source, group) : literal(escape.character, group);
}

function literal(character: string, { ignoresCase }: Group): Pattern {
  if (!ignoresCase) return { kind: 'character', matches: (other) => other === character };
  const lower = character.toLowerCase();
  return { kind: 'character', matches: (other) => other.toLowerCase() === lower };
}

function characterOf(source: string, { ignoresCase }: Group): Pattern {
  const expression = new RegExp(`^${source}$`, ignoresCase ? 'vi' : 'v');
  return { kind: 'character', matches: (character) => expression.test(character) };
}

/** How many characters it has when its repetitions are written out. */
function sizeOf(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'choice':
      return pattern.options.reduce((sum, option) => sum + sizeOf(option), 1);
    case 'repeat':
      return sizeOf(pattern.part) * Math.max(pattern.most === Infinity ? pattern.least : pattern.most, 1);
    case 'look':
      return sizeOf(pattern.part);
    default:
      return 1;
  }
}
