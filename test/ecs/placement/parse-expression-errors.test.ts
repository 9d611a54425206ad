import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error.js';
import { ExpressionError, parseExpression } from '../../../src/ecs/placement/parse-expression.js';

function errorOf(expression: string): unknown {
  try {
    return parseExpression(expression);
  } catch (error) {
    return error;
  }
}

describe('an invalid expression', () => {
  it.each([
    ['', 'expected a subject instead of the end at character 1'],
    ['   ', 'expected a subject instead of the end at character 4'],
    ['zone == a', "unknown subject 'zone' at character 1"],
    ['attribute: == a', "unknown subject 'attribute:' at character 1"],
    ['attribute == a', "unknown subject 'attribute' at character 1"],
    ['Attribute:zone == a', "unknown subject 'Attribute:zone' at character 1"],
    ['toString == a', "unknown subject 'toString' at character 1"],
    ["'attribute:zone' == a", "expected a subject instead of 'attribute:zone' at character 1"],
    ['== a', "expected a subject instead of '==' at character 1"],
    ['attribute:zone', 'expected an operator instead of the end at character 15'],
    ['attribute:zone a', "expected an operator instead of 'a' at character 16"],
    ['attribute:zone EQUALS a', "expected an operator instead of 'EQUALS' at character 16"],
    ["attribute:zone '==' a", "expected an operator instead of '==' at character 16"],
    ['attribute:zone = a', "unexpected '=' at character 16"],
    ['attribute:zone == a & attribute:zone == b', "unexpected '&' at character 21"],
    ['attribute:zone == a | attribute:zone == b', "unexpected '|' at character 21"],
    ['task:group > a', "task:group cannot be used with '>' at character 12"],
    ['task:group exists', "task:group cannot be used with 'exists' at character 12"],
    ['agentVersion in [1.2.3]', "agentVersion cannot be used with 'in' at character 14"],
    ['ec2InstanceId less_than i-1', "ec2InstanceId cannot be used with 'less_than' at character 15"],
    ['attribute:zone ==', 'expected a value instead of the end at character 18'],
    ['attribute:zone =~', 'expected a value instead of the end at character 18'],
    ['(attribute:zone =~ )', "expected a value instead of ')' at character 20"],
    ['attribute:zone == and attribute:zone == b', "expected a value instead of 'and' at character 19"],
    ['attribute:zone == (a)', "expected a value instead of '(' at character 19"],
    ['attribute:zone in a', "expected a list instead of 'a' at character 19"],
    ['attribute:zone in', 'expected a list instead of the end at character 18'],
    ['attribute:zone in []', "expected a value instead of ']' at character 20"],
    ['attribute:zone in [a,]', "expected a value instead of ']' at character 22"],
    ['attribute:zone in [[a]]', "expected a value instead of '[' at character 20"],
    ['attribute:zone in [a b]', "expected ',' or ']' instead of 'b' at character 22"],
    ['attribute:zone in [a', 'unclosed list at character 19'],
    ['attribute:zone == [a]', 'expected a single value instead of a list at character 19'],
    [
      'attribute:zone == a attribute:zone == b',
      "expected 'and', 'or' or the end instead of 'attribute:zone' at character 21",
    ],
    ['attribute:zone == a AND attribute:zone == b', "expected 'and', 'or' or the end instead of 'AND' at character 21"],
    ['attribute:zone == a)', "expected 'and', 'or' or the end instead of ')' at character 20"],
    ['attribute:zone == a and', 'expected a subject instead of the end at character 24'],
    ['or attribute:zone == a', "expected a subject instead of 'or' at character 1"],
    ['not', 'expected a subject instead of the end at character 4'],
    ['()', "expected a subject instead of ')' at character 2"],
    ['attribute:zone == a or (attribute:zone == b', 'unclosed parenthesis at character 24'],
    ['(attribute:zone == a b)', "expected 'and', 'or' or ')' instead of 'b' at character 22"],
    ["attribute:zone == 'a", 'unclosed quote at character 19'],
    [`attribute:zone == "a'`, 'unclosed quote at character 19'],
    ["attribute:zone == it's", 'unclosed quote at character 21'],
    ['attribute:zone =~ (a|b)', 'a pattern with parentheses needs quotes at character 19'],
    ['attribute:zone =~ t(2|3).*', 'a pattern with parentheses needs quotes at character 20'],
    ['attribute:zone =~ [a', 'bad pattern, unclosed character class at character 19'],
    ["attribute:zone =~ 'a(b'", 'bad pattern, unclosed group at character 21'],
    ["attribute:zone !~ 'a)'", "bad pattern, a ')' without a '(' at character 21"],
    ['attribute:zone =~ *.micro', "bad pattern, a '*' that repeats nothing at character 19"],
    ['agentVersion > 1.x', "'1.x' is no version at character 16"],
    ['agentVersion == latest', "'latest' is no version at character 17"],
    ['runningTasksCount < two', "'two' is no count at character 21"],
    ['runningTasksCount < -1', "'-1' is no count at character 21"],
    ['registeredAt > yesterday', "'yesterday' is no date at character 16"],
    ['registeredAt > 2018-13-01', "'2018-13-01' is no date at character 16"],
    ['registeredAt > 2018-02-30', "'2018-02-30' is no date at character 16"],
    ['registeredAt > 2018-06-18T25:00:00Z', "'2018-06-18T25:00:00Z' is no date at character 16"],
    ['registeredAt > 2018-06-18T22:28:28+99:00', "'2018-06-18T22:28:28+99:00' is no date at character 16"],
    ["registeredAt > '2018-06-18 22:28:28'", "'2018-06-18 22:28:28' is no date at character 16"],
    ['registeredAt > 1529360908', "'1529360908' is no date at character 16"],
  ])('%j says where it is wrong', (text, message) => {
    const error = errorOf(text);

    expect(error).toBeInstanceOf(ExpressionError);
    expect((error as ExpressionError).message).toBe(message);
    expect((error as ExpressionError).position).toBe(Number(/\d+$/.exec(message)?.[0]) - 1);
  });

  it('is cut short in the message', () => {
    expect(errorOf('x'.repeat(100))).toMatchObject({
      message: `unknown subject '${'x'.repeat(57)}…' at character 1`,
    });
  });

  it('is told apart from a pattern that only this package does not know', () => {
    expect(errorOf("attribute:zone =~ '(a)\\1'")).toEqual(
      new UsageError(
        'The pattern "(a)\\\\1" of an expression has \\1, which is not emulated. Write it without.',
        'not-emulated',
      ),
    );
  });
});

const EXISTS = {
  kind: 'predicate',
  subject: { kind: 'attribute', name: 'a' },
  operator: 'exists',
  values: [],
};

describe('hostile input', () => {
  const levels = (count: number) => `${'('.repeat(count)}attribute:a exists${')'.repeat(count)}`;

  it('may have 100 levels', () => {
    expect(parseExpression(levels(100))).toEqual(EXISTS);
    expect(errorOf(levels(101))).toMatchObject({ message: 'more than 100 levels at character 102' });
  });

  it.each([
    ['parentheses', levels(10_000), 'more than 100 levels at character 102'],
    ['unclosed parentheses', '('.repeat(10_000), 'more than 100 levels at character 102'],
    ['denials', `${'!'.repeat(10_000)}attribute:a exists`, 'more than 100 levels at character 102'],
    ['denials in words', `${'not '.repeat(10_000)}attribute:a exists`, 'more than 100 levels at character 405'],
    ['words', 'word '.repeat(20_000), "unknown subject 'word' at character 1"],
    ['one word', 'w'.repeat(100_000), `unknown subject '${'w'.repeat(57)}…' at character 1`],
    [
      'quotes',
      `attribute:a == ${`'' `.repeat(30_000)}`,
      "expected 'and', 'or' or the end instead of '' at character 19",
    ],
    ['brackets', `attribute:a =~ ${'['.repeat(100_000)}`, 'bad pattern, more than 100 levels at character 117'],
    ['groups', `attribute:a =~ '${'('.repeat(100_000)}'`, 'bad pattern, more than 100 levels at character 118'],
  ])('of 10,000 %s and more is refused', (_what, text, message) => {
    expect(errorOf(text)).toMatchObject({ message });
  });

  it('of a hundred kilobytes is read in time', () => {
    const sum = Array.from({ length: 5_000 }, () => 'attribute:a exists').join(' or ');
    expect(parseExpression(sum)).toEqual({ kind: 'or', operands: Array.from({ length: 5_000 }, () => EXISTS) });
    expect(parseExpression(`attribute:a in [${'word,'.repeat(20_000)}word]`)).toMatchObject({ operator: 'in' });
  });
});
