import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../../src/errors/usage-error.js';
import { ExpressionError } from '../../../../src/ecs/placement/expression-error.js';
import { matchesPattern } from '../../../../src/ecs/placement/pattern/matches-pattern.js';

describe('a regular expression of Java', () => {
  it.each<[pattern: string, matching: string[], others: string[]]>([
    ['', [''], ['a']],
    ['t2.micro', ['t2.micro', 't2-micro'], ['t2.micro2', 'xt2.micro', 't2.Micro']],
    ['t2\\.micro', ['t2.micro'], ['t2-micro']],
    ['t2.*', ['t2.micro', 't2'], ['t3.micro']],
    ['^t2.*$', ['t2.micro'], ['t3']],
    ['a+', ['a', 'aaa'], ['', 'b']],
    ['a?b', ['ab', 'b'], ['aab']],
    ['a{2}', ['aa'], ['a', 'aaa']],
    ['a{2,}', ['aa', 'aaaaa'], ['a']],
    ['a{1,2}', ['a', 'aa'], ['', 'aaa']],
    ['a{0}b', ['b'], ['ab']],
    ['a*?b+?', ['aab', 'bb'], ['a']],
    ['c5|m5', ['c5', 'm5'], ['c5|m5', 'c']],
    ['(c|m)5\\.(2x)?large', ['c5.large', 'm5.2xlarge'], ['r5.large']],
    ['(?:ab)+', ['ab', 'abab'], ['aba']],
    ['(?<family>c|m)5', ['c5'], ['5']],
    ['[cm]5', ['c5', 'm5'], ['r5']],
    ['[^cm]5', ['r5'], ['c5', '5']],
    ['[a-c1-3]', ['b', '2'], ['d', '-']],
    ['[a-]', ['a', '-'], ['b']],
    ['[]a]', [']', 'a'], ['b']],
    ['[.*+(){}|/]+', ['.*+(){}|/'], ['a']],
    ['[\\w.-]+', ['us-east_1.a'], ['a b']],
    ['[\\]\\\\]+', [']\\'], ['a']],
    ['[a-f[x-z]]', ['b', 'y'], ['g', '[']],
    ['[a-z&&[^aeiou]]+', ['xyz'], ['a', 'xay']],
    ['[a-z&&b-d&&[c-x]]', ['c', 'd'], ['b', 'e']],
    ['\\d\\D\\w\\W\\s\\S', ['1a_- x'], ['aa_- x']],
    ['\\t\\n\\r\\f', ['\t\n\r\f'], ['tnrf']],
    ['\\Aab\\z', ['ab'], ['b']],
    ['a\\b-\\Bb?-?', ['a-'], ['a-b']],
    ['a\\b.*', ['a', 'a-b'], ['ab']],
    ['(?!t2).*', ['t3.micro', ''], ['t2.micro']],
    ['(?=.*-1).*a', ['us-east-1a'], ['us-east-2a', 'us-east-1b']],
    ['(?=a(?!b)).*', ['ac'], ['ab']],
    ['(?i)t2\\.[a-m]+', ['T2.LIM', 't2.lim'], ['T3.LIM']],
    ['a(?i:b)c', ['abc', 'aBc'], ['ABc', 'abC']],
    ['(?i)a(?-i)b', ['Ab', 'ab'], ['aB']],
    ['((?i)a)b', ['Ab'], ['aB']],
    ['(a*)*b', ['aab', 'b'], ['aa']],
    ['(|a)+', ['', 'aa'], ['b']],
    ['a]}', ['a]}'], []],
    ['.', ['é', '😀', '\n'], ['ab']],
    ['[😀-😂]', ['😁'], ['😃']],
  ])('%s matches the whole of a text or nothing', (pattern, matching, others) => {
    expect(matching.filter((text) => !matchesPattern(pattern, text))).toEqual([]);
    expect(others.filter((text) => matchesPattern(pattern, text))).toEqual([]);
  });

  it.each([
    ['[a', 'unclosed character class at character 1'],
    ['[]', 'unclosed character class at character 1'],
    ['[a&&]', 'unclosed character class at character 1'],
    ['[&&a]', 'nothing before && at character 4'],
    ['[z-a]', 'a reversed range at character 2'],
    ['[a-\\d]', 'a range without an end at character 2'],
    ['[\\b]', 'an edge inside of a character class at character 4'],
    ['(a', 'unclosed group at character 1'],
    ['a(b(c)', 'unclosed group at character 2'],
    ['a)', "a ')' without a '(' at character 2"],
    ['*a', "a '*' that repeats nothing at character 1"],
    ['a**', "a '*' that repeats nothing at character 3"],
    ['a|?', "a '?' that repeats nothing at character 3"],
    ['(?a)', "a '?' that repeats nothing at character 2"],
    ['a{x', "a '{' that repeats nothing at character 2"],
    ['a{2,1}', 'a reversed repetition at character 2'],
    ['a\\', 'nothing after a backslash at character 3'],
    ['\\y', 'unknown escape \\y at character 2'],
    ['\\E', 'unknown escape \\E at character 2'],
  ])('%s is invalid', (pattern, message) => {
    expect(() => matchesPattern(pattern, 'a')).toThrow(
      new ExpressionError(
        `bad pattern, ${message.replace(/ at character \d+$/, '')}`,
        Number(/\d+$/.exec(message)?.[0]) - 1,
      ),
    );
  });

  it.each([
    ['(a)\\1', '\\1'],
    ['(?<n>a)\\k<n>', '\\k'],
    ['\\p{Lower}', '\\p'],
    ['\\Qa.b\\E', '\\Q'],
    ['\\x41', '\\x'],
    ['(?<=a)b', 'a lookbehind'],
    ['(?<!a)b', 'a lookbehind'],
    ['(?>a+)a', 'an atomic group'],
    ['a++', 'a possessive quantifier'],
    ['(?x)a', 'the flags x'],
    ['((a{99}){99}){99}', 'repetitions of that size'],
  ])('%s is not emulated', (pattern, construct) => {
    expect(() => matchesPattern(pattern, 'a')).toThrow(UsageError);
    expect(() => matchesPattern(pattern, 'a')).toThrow(` of an expression has ${construct}, which is not emulated.`);
  });

  it('means what it means to JavaScript', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '^', '$', '');
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        atom,
        fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => left + right),
        fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(?:${left}|${right})`),
        fc
          .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}'))
          .map(([part, times]) => `(?:${part})${times}`),
        tie('pattern').map((part) => `(?=${part})`),
        tie('pattern').map((part) => `(?!${part})`),
      ),
    }));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 6 });

    fc.assert(
      fc.property(pattern, text, (source, value) => {
        expect(matchesPattern(source, value)).toBe(new RegExp(`^(?:${source})$`).test(value));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a hostile pattern', () => {
  const text = `${'a'.repeat(1_000)}!`;

  it.each([
    ['(a+)+$'],
    ['(a*)*b'],
    ['(a|a)*b'],
    ['(a|aa)+b'],
    ['a*a*a*a*a*a*a*a*a*a*b'],
    ['(.*a){20}b'],
    [`${'('.repeat(50)}a${'+)'.repeat(50)}+b`],
    ['(?!(a+)+b)(a*)*b'],
  ])('%s is as fast as another', (pattern) => {
    const start = performance.now();

    expect(matchesPattern(pattern, text)).toBe(false);

    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
