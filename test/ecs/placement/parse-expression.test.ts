import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression, Operator, Predicate, Subject } from '../../../src/ecs/placement/expression.js';
import { parseExpression } from '../../../src/ecs/placement/parse-expression.js';

function zone(operator: Operator, ...values: string[]): Predicate {
  return { kind: 'predicate', subject: { kind: 'attribute', name: 'zone' }, operator, values };
}

function of(kind: Exclude<Subject['kind'], 'attribute'>, operator: Operator, ...values: string[]): Predicate {
  return { kind: 'predicate', subject: { kind }, operator, values };
}

/** Three predicates to put together. */
const [a, b, c] = ['a', 'b', 'c'].map((name): Predicate => ({
  kind: 'predicate',
  subject: { kind: 'attribute', name },
  operator: 'exists',
  values: [],
})) as [Predicate, Predicate, Predicate];

function written(expression: string): string {
  return expression.replaceAll(/\b[abc]\b/g, (name) => `attribute:${name} exists`);
}

function isValid(expression: string): boolean {
  try {
    parseExpression(expression);
    return true;
  } catch {
    return false;
  }
}

describe('an operator of the cluster query language', () => {
  it.each<[operator: Operator, alias: string, argument: string, values: string[]]>([
    ['==', 'equals', 'us-east-1a', ['us-east-1a']],
    ['!=', 'not_equals', 'us-east-1a', ['us-east-1a']],
    ['>', 'greater_than', '4', ['4']],
    ['>=', 'greater_than_equal', '4', ['4']],
    ['<', 'less_than', '4', ['4']],
    ['<=', 'less_than_equal', '4', ['4']],
    ['in', 'in', '[us-east-1a, us-east-1b]', ['us-east-1a', 'us-east-1b']],
    ['!in', 'not_in', '[us-east-1a]', ['us-east-1a']],
    ['=~', 'matches', 'us-east-1[ab]', ['us-east-1[ab]']],
    ['!~', 'not_matches', 'us-.*', ['us-.*']],
    ['exists', 'exists', '', []],
    ['!exists', 'not_exists', '', []],
  ])('%s can be written as %s', (operator, alias, argument, values) => {
    expect(parseExpression(`attribute:zone ${operator} ${argument}`)).toEqual(zone(operator, ...values));
    expect(parseExpression(`attribute:zone ${alias} ${argument}`)).toEqual(zone(operator, ...values));
  });

  it.each([
    ['attribute:zone==a', zone('==', 'a')],
    ['attribute:zone!=a', zone('!=', 'a')],
    ['attribute:zone>=1', zone('>=', '1')],
    ['attribute:zone in[a,b]', zone('in', 'a', 'b')],
    ['attribute:zone!in[a]', zone('!in', 'a')],
    ['attribute:zone!exists', zone('!exists')],
    ['attribute:zone=~a.*', zone('=~', 'a.*')],
    ['\t attribute:zone\n==\r\n a ', zone('==', 'a')],
  ])('needs no space, and takes any: %j', (text, expression) => {
    expect(parseExpression(text)).toEqual(expression);
  });
});

describe('an argument of the cluster query language', () => {
  it.each([
    ['t2.micro'],
    ['us-east-1a'],
    ['ami-0c9a3a1b2d4e5f601'],
    ['arn:aws:ecs:us-east-1:123456789012:cluster/default'],
    ['service:production'],
    ['user@example.com'],
    ['C:\\data'],
    ['g2.*'],
    ['1_000+1'],
    ['exists'],
    ['attribute:zone'],
  ])('can be the word %s', (word) => {
    expect(parseExpression(`attribute:zone == ${word}`)).toEqual(zone('==', word));
    expect(parseExpression(`attribute:zone in [${word},${word}]`)).toEqual(zone('in', word, word));
  });

  it.each([
    [`'two words'`, 'two words'],
    [`"two words"`, 'two words'],
    [`'it "is"'`, 'it "is"'],
    [`"it's"`, `it's`],
    [`'(a) and [b], c'`, '(a) and [b], c'],
    [`'and'`, 'and'],
    [`''`, ''],
    [`'a\\'`, 'a\\'],
  ])('can be the quoted text %s', (quoted, value) => {
    expect(parseExpression(`attribute:zone == ${quoted}`)).toEqual(zone('==', value));
    expect(parseExpression(`attribute:zone !in [${quoted}, a]`)).toEqual(zone('!in', value, 'a'));
  });

  it.each([
    ['[cm]5.large', '[cm]5.large'],
    ['c5|m5', 'c5|m5'],
    ['a{1,2}', 'a{1,2}'],
    [`'(c|m)5 .*'`, '(c|m)5 .*'],
    [`"^t2\\.(micro|small)$"`, '^t2\\.(micro|small)$'],
  ])('can be the pattern %s', (argument, pattern) => {
    expect(parseExpression(`(attribute:zone =~ ${argument})`)).toEqual(zone('=~', pattern));
  });
});

describe('a compound expression', () => {
  it.each<[text: string, expression: Expression]>([
    ['a and b', { kind: 'and', operands: [a, b] }],
    ['a && b && c', { kind: 'and', operands: [a, b, c] }],
    ['a or b', { kind: 'or', operands: [a, b] }],
    ['a || b || c', { kind: 'or', operands: [a, b, c] }],
    ['not a', { kind: 'not', operand: a }],
    ['!a', { kind: 'not', operand: a }],
    ['not(a)', { kind: 'not', operand: a }],
    ['!(a)', { kind: 'not', operand: a }],
    ['not ! a', { kind: 'not', operand: { kind: 'not', operand: a } }],
    ['a or b and c', { kind: 'or', operands: [a, { kind: 'and', operands: [b, c] }] }],
    ['a and b or c', { kind: 'or', operands: [{ kind: 'and', operands: [a, b] }, c] }],
    ['(a or b) and c', { kind: 'and', operands: [{ kind: 'or', operands: [a, b] }, c] }],
    ['a and (b and c)', { kind: 'and', operands: [a, { kind: 'and', operands: [b, c] }] }],
    ['not a and b', { kind: 'and', operands: [{ kind: 'not', operand: a }, b] }],
    ['not (a and b)', { kind: 'not', operand: { kind: 'and', operands: [a, b] } }],
    ['a or not b and c', { kind: 'or', operands: [a, { kind: 'and', operands: [{ kind: 'not', operand: b }, c] }] }],
    ['((((a))))', a],
  ])('%s is read with the precedence of not over and over or', (text, expression) => {
    expect(parseExpression(written(text))).toEqual(expression);
  });

  it.each<[text: string, expression: Expression]>([
    [
      'attribute:zone =~ g2.* and attribute:zone != us-east-1d',
      { kind: 'and', operands: [zone('=~', 'g2.*'), zone('!=', 'us-east-1d')] },
    ],
    ['task:group == service:production', of('task:group', '==', 'service:production')],
    ['not(task:group == databases)', { kind: 'not', operand: of('task:group', '==', 'databases') }],
    ['task:group !in [a, service:b]', of('task:group', '!in', 'a', 'service:b')],
    ['runningTasksCount == 1', of('runningTasksCount', '==', '1')],
    ['agentVersion > 1.14.4', of('agentVersion', '>', '1.14.4')],
    ['agentConnected == false', of('agentConnected', '==', 'false')],
    ["ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", of('ec2InstanceId', 'in', 'i-abcd1234', 'i-wxyx7890')],
    ['registeredAt <= 2018-06-18T22:28:28+00:00', of('registeredAt', '<=', '2018-06-18T22:28:28+00:00')],
    ['registeredAt <= 2018-06-18T22:28:28Z', of('registeredAt', '<=', '2018-06-18T22:28:28Z')],
    ['registeredAt <= 2018-06-18T22:28:28', of('registeredAt', '<=', '2018-06-18T22:28:28')],
    ["registeredAt < '2018-02-13'", of('registeredAt', '<', '2018-02-13')],
  ])('%s is read as AWS documents it', (text, expression) => {
    expect(parseExpression(text)).toEqual(expression);
  });
});

describe('a subject of the cluster query language', () => {
  const text = ['==', '!=', 'in', '!in', '=~', '!~'];
  const order = ['==', '!=', '>', '>=', '<', '<='];
  const all = ['==', '!=', '>', '>=', '<', '<=', 'in', '!in', '=~', '!~', 'exists', '!exists'];

  it.each([
    ['attribute:zone', '1', all],
    ['task:group', '1', ['==', '!=', 'in', '!in']],
    ['agentConnected', '1', text],
    ['ec2InstanceId', '1', text],
    ['agentVersion', '1', order],
    ['registeredAt', '2018-02-13', order],
    ['runningTasksCount', '1', order],
  ])('%s with %s takes its operators and no others', (subject, argument, operators) => {
    const expressionOf = (operator: string) => {
      if (operator.endsWith('exists')) return `${subject} ${operator}`;
      return `${subject} ${operator} ${operator.endsWith('in') ? `[${argument}]` : argument}`;
    };
    const taken = all.filter((operator) => isValid(expressionOf(operator)));

    expect(taken).toEqual(operators);
  });
});

describe('a printed expression', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !/['"]/.test(value));
  const name = fc.stringMatching(/^[\w./\\-]{1,12}$/);
  const attribute = name.map((value): Subject => ({ kind: 'attribute', name: value }));
  const group = fc.constant<Subject>({ kind: 'task:group' });
  const one = (value: fc.Arbitrary<string>) => value.map((only) => [only]);
  const many = (value: fc.Arbitrary<string>) => fc.array(value, { minLength: 1, maxLength: 4 });
  const predicateOf = (subject: fc.Arbitrary<Subject>, operators: Operator[], values: fc.Arbitrary<string[]>) =>
    fc.record({ kind: fc.constant('predicate' as const), subject, operator: fc.constantFrom(...operators), values });
  const predicate: fc.Arbitrary<Expression> = fc.oneof(
    predicateOf(attribute, ['==', '!=', '<', '<=', '>', '>='], one(text)),
    predicateOf(fc.oneof(attribute, group), ['in', '!in'], many(text)),
    predicateOf(attribute, ['=~', '!~'], one(fc.constantFrom('t2.*', '(a|b)+', '[ab] c', '\\d{2,3}'))),
    predicateOf(attribute, ['exists', '!exists'], fc.constant([])),
    predicateOf(fc.constant({ kind: 'runningTasksCount' }), ['==', '<'], one(fc.nat().map(String))),
    predicateOf(fc.constant({ kind: 'agentVersion' }), ['>=', '!='], one(fc.stringMatching(/^\d+(\.\d+){2}$/))),
    predicateOf(fc.constant({ kind: 'agentConnected' }), ['=='], one(fc.constantFrom('true', 'false'))),
  );
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      predicate,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('expression'), { minLength: 2, maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('not' as const), operand: tie('expression') }),
    ),
  }));

  it('parses to what it was printed from', () => {
    fc.assert(
      fc.property(expression, (printed) => {
        expect(parseExpression(print(printed))).toEqual(printed);
      }),
      { numRuns: 300 },
    );
  });
});

function print(expression: Expression): string {
  switch (expression.kind) {
    case 'predicate':
      return printPredicate(expression);
    case 'not':
      return `not ${printOperand(expression.operand)}`;
    default:
      return expression.operands.map(printOperand).join(` ${expression.kind} `);
  }
}

function printOperand(operand: Expression): string {
  return operand.kind === 'and' || operand.kind === 'or' ? `(${print(operand)})` : print(operand);
}

function printPredicate({ subject, operator, values }: Predicate): string {
  const printed = values.map((value) =>
    /^[\w.-]+$/.test(value) && !/^(and|or|not)$/.test(value) ? value : `'${value}'`,
  );
  return [
    subject.kind === 'attribute' ? `attribute:${subject.name}` : subject.kind,
    operator,
    operator.endsWith('in') ? `[${printed.join(', ')}]` : printed.join(''),
  ].join(' ');
}
