import { parsePattern } from './parse-pattern.js';
import type { Edge, Pattern } from './pattern.js';

/** What remains to be matched. */
type State =
  | { readonly kind: 'accepted'; readonly id: number; readonly atEnd: boolean }
  | {
      readonly kind: 'character';
      readonly id: number;
      readonly matches: (text: string) => boolean;
      readonly next: State;
    }
  | { readonly kind: 'fork'; readonly id: number; readonly options: State[] }
  | { readonly kind: 'edge'; readonly id: number; readonly edge: Edge; readonly next: State }
  | {
      readonly kind: 'look';
      readonly id: number;
      readonly start: State;
      readonly wanted: boolean;
      readonly next: State;
    };

interface Run {
  readonly characters: readonly string[];
  /** What lookaheads have found, by place. */
  readonly looks: Map<number, boolean>;
}

/**
 * Whether a regular expression of Java matches the whole of a text. Each state is visited at most once a character, so that
 * a pattern such as `(a+)+$`, on which the RegExp of JavaScript would take forever, takes no longer than another.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const start = new Compiler().compileWhole(parsePattern(pattern));
  return canAccept(start, 0, { characters: Array.from(text), looks: new Map() });
}

/** Builds the states of a pattern from its end. */
class Compiler {
  #states = 0;

  compileWhole(pattern: Pattern): State {
    return this.#compile(pattern, { kind: 'accepted', id: this.#newId(), atEnd: true });
  }

  #newId(): number {
    this.#states += 1;
    return this.#states;
  }

  #compile(pattern: Pattern, next: State): State {
    switch (pattern.kind) {
      case 'character':
        return { kind: 'character', id: this.#newId(), matches: pattern.matches, next };
      case 'edge':
        return { kind: 'edge', id: this.#newId(), edge: pattern.edge, next };
      case 'look': {
        const start = this.#compile(pattern.part, { kind: 'accepted', id: this.#newId(), atEnd: false });
        return { kind: 'look', id: this.#newId(), start, wanted: pattern.wanted, next };
      }
      case 'sequence':
        return pattern.parts.reduceRight((rest, part) => this.#compile(part, rest), next);
      case 'choice':
        return this.#fork(pattern.options.map((option) => this.#compile(option, next)));
      default:
        return this.#compileRepeat(pattern, next);
    }
  }

  #compileRepeat({ part, least, most }: Extract<Pattern, { kind: 'repeat' }>, next: State): State {
    let state = next;
    let left = least;
    if (most === Infinity) {
      const again = this.#fork([next]);
      const loop = this.#compile(part, again);
      again.options.push(loop);
      state = least === 0 ? again : loop;
      left -= 1;
    } else {
      for (let count = least; count < most; count += 1) state = this.#fork([next, this.#compile(part, state)]);
    }
    for (; left > 0; left -= 1) state = this.#compile(part, state);
    return state;
  }

  #fork(options: State[]): Extract<State, { kind: 'fork' }> {
    return { kind: 'fork', id: this.#newId(), options };
  }
}

/** Whether a way leads from here to the end of the pattern. */
function canAccept(start: State, from: number, run: Run): boolean {
  const visited = new Set<number>();
  const open: [state: State, at: number][] = [[start, from]];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const [state, at] = place;
    const key = keyOf(state, at, run);
    if (visited.has(key)) continue;
    visited.add(key);
    if (state.kind === 'accepted' && (!state.atEnd || at === run.characters.length)) return true;
    open.push(...followers(state, at, run));
  }
  return false;
}

function followers(state: State, at: number, run: Run): [state: State, at: number][] {
  switch (state.kind) {
    case 'accepted':
      return [];
    case 'character': {
      const character = run.characters[at];
      return character !== undefined && state.matches(character) ? [[state.next, at + 1]] : [];
    }
    case 'fork':
      return state.options.map((option) => [option, at]);
    case 'edge':
      return isEdge(state.edge, at, run.characters) ? [[state.next, at]] : [];
    default: {
      const key = keyOf(state, at, run);
      const found = run.looks.get(key) ?? canAccept(state.start, at, run);
      run.looks.set(key, found);
      return found === state.wanted ? [[state.next, at]] : [];
    }
  }
}

function keyOf({ id }: State, at: number, { characters }: Run): number {
  return id * (characters.length + 1) + at;
}

function isEdge(edge: Edge, at: number, characters: readonly string[]): boolean {
  if (edge === 'start') return at === 0;
  if (edge === 'end') return at === characters.length;
  return (isWord(characters[at - 1]) !== isWord(characters[at])) === (edge === 'wordEdge');
}

function isWord(character = ''): boolean {
  return /^\w$/.test(character);
}
