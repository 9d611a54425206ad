import { describe, expect, it } from 'vitest';
import { run, thrownBy } from './run-request.js';

describe('readInput, given an unusual object', () => {
  it('reads recursive shapes', () => {
    const input = { name: 'web', step: { id: 'a', steps: [{ id: 'b', steps: [{ id: 'c' }] }] } };
    expect(run(input)).toStrictEqual(input);
    expect(thrownBy({ name: 'web', step: { id: 'a', steps: [{ id: 'b', steps: [{}] }] } }).message).toBe(
      'missing id at step.steps[0].steps[0].id',
    );
  });

  it('refuses a cyclic document and says why in the cause', () => {
    const details: Record<string, unknown> = {};
    details['self'] = details;
    const error = thrownBy({ name: 'web', details });
    expect(error.message).toMatch(/^not a document at details\.self\.self\./);
    expect(error.cause).toStrictEqual(new RangeError('Nested deeper than 100 levels, or without end.'));
  });

  it('refuses a cyclic array', () => {
    const details: unknown[] = [];
    details.push(details, details);
    expect(thrownBy({ name: 'web', details }).message).toMatch(/^not a document at details\[0\]\[0\]/);
  });

  it('refuses a cyclic structure', () => {
    const step: { id: string; steps: unknown[] } = { id: 'a', steps: [] };
    step.steps.push(step);
    expect(thrownBy({ name: 'web', step }).message).toMatch(/^not a list at step\.steps\[0\]\.steps\[0\]/);
  });

  it('ignores a cycle in members that the shape does not know', () => {
    const input: Record<string, unknown> = { name: 'web' };
    input['self'] = input;
    expect(run(input)).toStrictEqual({ name: 'web' });
  });

  it('reads what is nested 99 levels deep and refuses what is nested 100 levels deep', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 'core' : [nested(levels - 1)]);
    expect(run({ name: 'web', details: nested(99) })['details']).toStrictEqual(nested(99));
    expect(() => run({ name: 'web', details: nested(100) })).toThrow('not a document at details[0][0]');
    expect(() => run({ name: 'web', details: nested(5000) })).toThrow('not a document at details[0][0]');
  });

  it('turns what a getter throws into the cause of an error at its path', () => {
    const failure = new Error('no region');
    const step = {
      get id(): string {
        throw failure;
      },
    };
    const error = thrownBy({ name: 'web', steps: [{ id: 'a' }, step] });
    expect(error.message).toBe('not a string at steps[1].id');
    expect(error.cause).toBe(failure);
  });

  it('survives a getter that throws undefined or never ends', () => {
    const throwing = {
      get color(): string {
        // oxlint-disable-next-line typescript/only-throw-error
        throw undefined;
      },
    };
    const endless = {
      get name(): string {
        return this.title;
      },
      get title(): string {
        return this.name;
      },
    };
    expect(thrownBy(throwing).message).toBe('not a string at color');
    expect(thrownBy(endless).message).toBe('not a string at name');
    expect(thrownBy(endless).cause).toBeInstanceOf(RangeError);
  });

  it('survives proxies that throw or are revoked', () => {
    const failing = new Proxy({}, { ownKeys: () => expect.fail('trap') });
    expect(thrownBy({ name: 'web', labels: failing }).message).toBe('not a map at labels');
    const list = Proxy.revocable([], {});
    const structure = Proxy.revocable({}, {});
    list.revoke();
    structure.revoke();
    expect(thrownBy({ name: 'web', steps: list.proxy }).message).toBe('not a list at steps');
    expect(thrownBy({ name: 'web', step: structure.proxy }).message).toBe('not a structure at step');
    expect(thrownBy(structure.proxy).message).toBe('not a structure at ');
  });

  it('reads through proxies that behave', () => {
    const proxied = new Proxy({ name: 'web', steps: new Proxy([{ id: 'a' }], {}) }, {});
    expect(run(proxied)).toStrictEqual({ name: 'web', steps: [{ id: 'a' }] });
  });

  it('copies hostile keys of a map as its own members', () => {
    const labels: unknown = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c","hasOwnProperty":"d"}');
    const copy = run({ name: 'web', labels })['labels'] as object;
    expect(Object.entries(copy)).toStrictEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
      ['hasOwnProperty', 'd'],
    ]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it('copies a hostile document without touching any prototype', () => {
    const details: unknown = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    const copy = run({ name: 'web', details })['details'] as object;
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('reads own and inherited members of class instances and returns plain objects', () => {
    class Base {
      get id(): string {
        return 'inherited';
      }
    }
    class Step extends Base {
      readonly color = 'RED';
      readonly secret = 1;
    }
    const { step } = run({ name: 'web', step: new Step() });
    expect(step).toStrictEqual({ id: 'inherited', color: 'RED' });
  });

  it('reads objects without a prototype', () => {
    const labels = Object.assign(Object.create(null) as object, { tier: 'front' });
    expect(run(Object.assign(Object.create(null) as object, { name: 'web', labels }))).toStrictEqual({
      name: 'web',
      labels: { tier: 'front' },
    });
  });

  it('takes only own members of a map', () => {
    const labels = Object.assign(Object.create({ inherited: 'x' }) as object, { own: 'y', [Symbol('s')]: 'z' });
    expect(run({ name: 'web', labels })['labels']).toStrictEqual({ own: 'y' });
  });

  it('leaves lone surrogates alone', () => {
    expect(run({ name: '\ud800', labels: { '\udfff': 'x\ud83d' } })).toStrictEqual({
      name: '\ud800',
      labels: { '\udfff': 'x\ud83d' },
    });
  });
});
