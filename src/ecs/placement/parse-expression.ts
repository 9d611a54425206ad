import type { Expression, Operator, Predicate, Subject } from './expression.js';
import { ExpressionError } from './expression-error.js';
import { OPERATORS, OPERATORS_OF } from './expression-operators.js';
import { readTokens, type ExpressionTokens, type Token } from './expression-tokens.js';
import { ORDERED_FIELDS } from './ordered-fields.js';
import { parsePattern } from './pattern/parse-pattern.js';

export type { Expression } from './expression.js';
export { ExpressionError } from './expression-error.js';

/** Assumption: the limit, which keeps hostile input from overflowing the stack. */
const MOST_LEVELS = 100;

const ATTRIBUTE = 'attribute:';
const JOINERS = { or: ['or', '||'], and: ['and', '&&'], not: ['not', '!'] } as const;
const KEYWORDS: readonly string[] = Object.values(JOINERS).flat();

/**
 * Parses an expression of the cluster query language. `not` binds tighter than `and`, and `and` tighter than `or`.
 * Assumption: keywords, operators and subjects are in the case in which AWS documents them.
 */
export function parseExpression(text: string): Expression {
  const tokens = readTokens(text);
  const expression = parseOr(tokens, 0);
  const rest = tokens.next();
  if (rest.kind !== 'end') throw expected("'and', 'or' or the end", rest);
  return expression;
}

function parseOr(tokens: ExpressionTokens, level: number): Expression {
  return parseJoined(tokens, 'or', () => parseJoined(tokens, 'and', () => parseOperand(tokens, level)));
}

function parseJoined(tokens: ExpressionTokens, kind: 'or' | 'and', parseNext: () => Expression): Expression {
  const first = parseNext();
  const others: Expression[] = [];
  while (skip(tokens, JOINERS[kind])) others.push(parseNext());
  return others.length === 0 ? first : { kind, operands: [first, ...others] };
}

function parseOperand(tokens: ExpressionTokens, level: number): Expression {
  const start = tokens.peek();
  if (level > MOST_LEVELS) throw new ExpressionError(`more than ${MOST_LEVELS} levels`, start.position);
  if (skip(tokens, JOINERS.not)) return { kind: 'not', operand: parseOperand(tokens, level + 1) };
  if (!skip(tokens, ['('])) return parsePredicate(tokens);
  const inner = parseOr(tokens, level + 1);
  const end = tokens.peek();
  if (end.kind === 'end') throw new ExpressionError('unclosed parenthesis', start.position);
  if (!skip(tokens, [')'])) throw expected("'and', 'or' or ')'", end);
  return inner;
}

function parsePredicate(tokens: ExpressionTokens): Predicate {
  const subject = parseSubject(tokens.next());
  const operator = parseOperator(tokens.next(), subject);
  return { kind: 'predicate', subject, operator, values: parseValues(tokens, subject, operator) };
}

function parseSubject(token: Token): Subject {
  const { kind, text } = token;
  if (kind !== 'word' || KEYWORDS.includes(text)) throw expected('a subject', token);
  if (text.startsWith(ATTRIBUTE) && text !== ATTRIBUTE) {
    return { kind: 'attribute', name: text.slice(ATTRIBUTE.length) };
  }
  if (!isPlainSubject(text)) throw new ExpressionError(`unknown subject ${show(text)}`, token.position);
  return { kind: text };
}

function isPlainSubject(text: string): text is Exclude<Subject['kind'], 'attribute'> {
  return text !== 'attribute' && Object.hasOwn(OPERATORS_OF, text);
}

function parseOperator(token: Token, { kind }: Subject): Operator {
  const operator = token.kind === 'text' ? undefined : OPERATORS.get(token.text);
  if (operator === undefined) throw expected('an operator', token);
  if (!OPERATORS_OF[kind].includes(operator)) {
    throw new ExpressionError(`${kind} cannot be used with ${show(token.text)}`, token.position);
  }
  return operator;
}

function parseValues(tokens: ExpressionTokens, subject: Subject, operator: Operator): readonly string[] {
  switch (operator) {
    case 'exists':
    case '!exists':
      return [];
    case 'in':
    case '!in':
      return parseList(tokens);
    case '=~':
    case '!~':
      return [parsePatternValue(tokens)];
    default:
      return [parseSingleValue(tokens, subject)];
  }
}

function parseList(tokens: ExpressionTokens): readonly string[] {
  const open = tokens.next();
  if (!isSymbol(open, '[')) throw expected('a list', open);
  const values: string[] = [];
  do values.push(parseValue(tokens.next()));
  while (skip(tokens, [',']));
  const end = tokens.next();
  if (end.kind === 'end') throw new ExpressionError('unclosed list', open.position);
  if (!isSymbol(end, ']')) throw expected("',' or ']'", end);
  return values;
}

function parsePatternValue(tokens: ExpressionTokens): string {
  const token = tokens.nextPattern();
  const pattern = parseValue(token);
  parsePattern(pattern, token.position + (token.kind === 'text' ? 1 : 0));
  return pattern;
}

/** Assumption: AWS refuses what is no version, date or count where one is compared. */
function parseSingleValue(tokens: ExpressionTokens, { kind }: Subject): string {
  const token = tokens.next();
  if (isSymbol(token, '[')) throw new ExpressionError('expected a single value instead of a list', token.position);
  const value = parseValue(token);
  if (kind === 'agentVersion' || kind === 'registeredAt' || kind === 'runningTasksCount') {
    const { noun, isLiteral } = ORDERED_FIELDS[kind];
    if (!isLiteral(value)) throw new ExpressionError(`${show(value)} is no ${noun}`, token.position);
  }
  return value;
}

function parseValue(token: Token): string {
  if (token.kind === 'text' || (token.kind === 'word' && !KEYWORDS.includes(token.text))) return token.text;
  throw expected('a value', token);
}

/** Whether the next token is one of these symbols and keywords: then it is taken. */
function skip(tokens: ExpressionTokens, texts: readonly string[]): boolean {
  const { kind, text } = tokens.peek();
  const isNext = kind !== 'text' && texts.includes(text);
  if (isNext) tokens.next();
  return isNext;
}

function isSymbol({ kind, text }: Token, symbol: string): boolean {
  return kind === 'symbol' && text === symbol;
}

function expected(what: string, { kind, text, position }: Token): ExpressionError {
  return new ExpressionError(`expected ${what} instead of ${kind === 'end' ? 'the end' : show(text)}`, position);
}

function show(text: string): string {
  return `'${text.length > 60 ? `${text.slice(0, 57)}…` : text}'`;
}
