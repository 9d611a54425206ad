/** Names that lead astray whoever looks them up without care. */
export const HOSTILE_NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '\ud800',
  'a\udfff',
  '\u0000',
  '../../..',
  '%00',
  '*',
  'arn:aws:ecs:us-east-1:123456789012:cluster/__proto__',
  'arn:::::',
];

export const TEN_MEGABYTES: string = 'x'.repeat(10_000_000);

/** Values that are none of what they stand for, with a name for each. */
export const HOSTILE_VALUES: readonly (readonly [what: string, value: unknown])[] = [
  ['null', null],
  ['NaN', Number.NaN],
  ['a negative number', -1],
  ['infinity', Infinity],
  ['a huge number', 2 ** 64],
  ['an empty text', ''],
  ['a lone surrogate', '\ud800'],
  ['a cycle', cycle()],
  [
    'a getter that throws',
    {
      get name(): string {
        throw new Error('boom');
      },
    },
  ],
  ['a proxy that throws', new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail })],
  ['a proxy that is revoked', revoked()],
  ['the members of a prototype', JSON.parse('{"__proto__":{"polluted":true},"constructor":{"polluted":true}}')],
  ['an object without a prototype', Object.create(null)],
  ['toString that is no function', { toString: 1, valueOf: 1, toJSON: 1 }],
  ['a symbol', Symbol('s')],
  ['a big integer', 10n],
  ['a Date without a time', new Date(Number.NaN)],
  ['a list in a list', [[[]]]],
];

/** As those, and large. */
export const HUGE_VALUES: readonly (readonly [what: string, value: unknown])[] = [
  ['a text of ten million characters', TEN_MEGABYTES],
  ['a list of 100,000 entries', Array.from({ length: 100_000 }, () => 0)],
];

function cycle(): object {
  const self: Record<string, unknown> = {};
  self['self'] = self;
  return self;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function fail(): never {
  throw new Error('trap');
}
