import { ExpressionError } from './expression-error.js';

export interface Token {
  /** A `text` is quoted: it is never a keyword. */
  readonly kind: 'symbol' | 'word' | 'text' | 'end';
  readonly text: string;
  readonly position: number;
}

export interface ExpressionTokens {
  peek(): Token;
  next(): Token;
  /** A regular expression: outside of quotes, all up to a space or a parenthesis belongs to it. */
  nextPattern(): Token;
}

const SPACE = /\s*/y;
const SYMBOL = /[=!]=|[=!]~|[<>]=?|&&|\|\||!(?:in|exists)\b|[!()[\],]/y;
const WORD = /[^\s()[\],'"=!<>&|~]+/y;
/** Assumption: there is no escaping inside of quotes, and what needs one kind of them can have the other. */
const QUOTED = /'[^']*'|"[^"]*"/y;
const PATTERN = /[^\s()'"]+/y;

export function readTokens(text: string): ExpressionTokens {
  let offset = 0;
  const take = (token: Token): Token => {
    offset = token.position + token.text.length + (token.kind === 'text' ? 2 : 0);
    return token;
  };
  const peek = () => tokenAt(text, offset);
  return {
    peek,
    next: () => take(peek()),
    nextPattern: () => take(patternAt(text, offset) ?? peek()),
  };
}

function tokenAt(text: string, offset: number): Token {
  const position = skipSpace(text, offset);
  if (position === text.length) return { kind: 'end', text: '', position };
  const symbol = match(SYMBOL, text, position);
  if (symbol !== undefined) return { kind: 'symbol', text: symbol, position };
  const word = match(WORD, text, position);
  if (word !== undefined) return { kind: 'word', text: word, position };
  const quoted = match(QUOTED, text, position);
  if (quoted !== undefined) return { kind: 'text', text: quoted.slice(1, -1), position };
  const character = text.charAt(position);
  throw new ExpressionError(/['"]/.test(character) ? 'unclosed quote' : `unexpected '${character}'`, position);
}

/** Assumption: as AWS has no parentheses inside of a single expression, a pattern with some needs quotes. */
function patternAt(text: string, offset: number): Token | undefined {
  const position = skipSpace(text, offset);
  const pattern = match(PATTERN, text, position) ?? '';
  const end = position + pattern.length;
  if (text.charAt(end) === '(') throw new ExpressionError('a pattern with parentheses needs quotes', end);
  return pattern === '' ? undefined : { kind: 'word', text: pattern, position };
}

function skipSpace(text: string, offset: number): number {
  return offset + (match(SPACE, text, offset)?.length ?? 0);
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}
