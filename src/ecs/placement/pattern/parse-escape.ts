import type { Edge } from './pattern.js';
import type { PatternCursor } from './pattern-cursor.js';

export type Escape =
  | { readonly kind: 'character'; readonly character: string }
  /** Its source as JavaScript writes it. */
  | { readonly kind: 'class'; readonly source: string }
  | { readonly kind: 'edge'; readonly edge: Edge };

const EDGES: ReadonlyMap<string, Edge> = new Map([
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'end'],
  ['b', 'wordEdge'],
  ['B', 'noWordEdge'],
]);
const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
]);

/** What follows a backslash. */
export function parseEscape(cursor: PatternCursor): Escape {
  const at = cursor.at;
  const letter = cursor.next();
  if (letter === '') throw cursor.error('nothing after a backslash', at);
  const edge = EDGES.get(letter);
  if (edge !== undefined) return { kind: 'edge', edge };
  if (/[dDwWsS]/.test(letter)) return { kind: 'class', source: `\\${letter}` };
  if (/[0-9acehkpuvxGHNPQRVX]/.test(letter)) throw cursor.notEmulated(`\\${letter}`);
  if (/[A-Za-z]/.test(letter) && !CONTROLS.has(letter)) throw cursor.error(`unknown escape \\${letter}`, at);
  return { kind: 'character', character: CONTROLS.get(letter) ?? letter };
}
