import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors/usage-error.js';
import { ecsShapes } from '../../src/ecs/generated/shapes.js';
import { readInput } from '../../src/validation/read-input.js';
import { errors, rules, run, thrownBy } from './run-request.js';

/** A value that is refused for its type, whatever its surroundings: its member, and the message. */
const WRONG_TYPES: readonly (readonly [title: string, input: Record<string, unknown>, message: string])[] = [
  ['a number as string', { name: 7 }, 'not a string at name'],
  ['a boxed string as string', { name: Object('web') }, 'not a string at name'],
  ['a symbol as string', { name: Symbol('web') }, 'not a string at name'],
  ['a function as string', { name: () => 'web' }, 'not a string at name'],
  ['a string as number', { name: 'web', count: '1' }, 'not a number at count'],
  ['a bigint as number', { name: 'web', count: 1n }, 'not a number at count'],
  ['NaN', { name: 'web', count: Number.NaN }, 'not a number at count'],
  ['Infinity', { name: 'web', count: Number.POSITIVE_INFINITY }, 'not a number at count'],
  ['minus Infinity in a list', { name: 'web', matrix: [[1, -Infinity]] }, 'not a number at matrix[0][1]'],
  ['a string as boolean', { name: 'web', force: 'true' }, 'not a boolean at force'],
  ['a number as enum', { name: 'web', color: 1 }, 'not a string at color'],
  ['an object as list', { name: 'web', colors: { 0: 'RED' } }, 'not a list at colors'],
  ['a string as list', { name: 'web', colors: 'RED' }, 'not a list at colors'],
  ['an array as map', { name: 'web', labels: ['a'] }, 'not a map at labels'],
  ['a function as map', { name: 'web', labels: () => ({}) }, 'not a map at labels'],
  ['a number in a map', { name: 'web', labels: { tier: 1 } }, 'not a string at labels.tier'],
  ['an array as structure', { name: 'web', step: [] }, 'not a structure at step'],
  ['a string as structure', { name: 'web', steps: ['first'] }, 'not a structure at steps[0]'],
  ['an invalid Date', { name: 'web', startedAt: new Date('never') }, 'not a timestamp at startedAt'],
  ['a string as timestamp', { name: 'web', startedAt: '2024-01-01' }, 'not a timestamp at startedAt'],
  ['an object as timestamp', { name: 'web', startedAt: {} }, 'not a timestamp at startedAt'],
  ['seconds beyond all dates', { name: 'web', startedAt: 8.7e12 }, 'not a timestamp at startedAt'],
  ['NaN as timestamp', { name: 'web', startedAt: Number.NaN }, 'not a timestamp at startedAt'],
  ['a function in a document', { name: 'web', details: { run: () => 1 } }, 'not a document at details.run'],
  ['NaN in a document', { name: 'web', details: [Number.NaN] }, 'not a document at details[0]'],
];

describe('readInput, given a faulty input', () => {
  it('takes no input for an empty one', () => {
    expect(() => run(undefined)).toThrow('missing name at name');
    expect(() => run(null)).toThrow('missing name at name');
  });

  it('refuses an input that is no object', () => {
    expect(thrownBy('web').message).toBe('not a structure at ');
    expect(thrownBy(['web']).message).toBe('not a structure at ');
    expect(thrownBy(() => 'web').message).toBe('not a structure at ');
  });

  it('reports a missing required member', () => {
    expect(thrownBy({}).message).toBe('missing name at name');
    expect(thrownBy({ name: undefined }).message).toBe('missing name at name');
    expect(thrownBy({ name: null }).message).toBe('missing name at name');
  });

  it('reports a missing required member of a nested structure by its path', () => {
    expect(thrownBy({ name: 'web', step: {} }).message).toBe('missing id at step.id');
    expect(thrownBy({ name: 'web', steps: [{ id: 'a' }, { color: 'RED' }] }).message).toBe('missing id at steps[1].id');
    expect(thrownBy({ name: 'web', stepsByName: { b: {} } }).message).toBe('missing id at stepsByName.b.id');
  });

  it('reports a value outside its enum with the values allowed', () => {
    expect(thrownBy({ name: 'web', color: 'GREEN' }).message).toBe('GREEN at color is none of BLUE, RED');
    expect(thrownBy({ name: 'web', color: '' }).message).toBe(' at color is none of BLUE, RED');
    expect(thrownBy({ name: 'web', colors: ['RED', 'red'] }).message).toBe('red at colors[1] is none of BLUE, RED');
  });

  it('reports a wrong type before a missing member, and that before a value outside its enum', () => {
    expect(thrownBy({ color: 'GREEN', count: 'one' }).message).toBe('not a number at count');
    expect(thrownBy({ color: 'GREEN' }).message).toBe('missing name at name');
  });

  it('reports the first of several problems of a kind in the order of the shape', () => {
    expect(thrownBy({ step: {}, steps: [{}] }).message).toBe('missing name at name');
    expect(thrownBy({ force: 'no', count: 'one', name: 'web' }).message).toBe('not a number at count');
    expect(thrownBy({ colors: ['PINK'], color: 'GREEN', name: 'web' }).message).toBe(
      'GREEN at color is none of BLUE, RED',
    );
  });

  it.each(WRONG_TYPES)('refuses %s', (_title, input, message) => {
    expect(thrownBy(input).message).toBe(message);
  });

  it('refuses an operation that the service does not have', () => {
    expect(() => readInput(rules, 'Walk', {})).toThrow(
      new UsageError('Failed to read the input of Walk: no such operation. Check its name.', 'not-emulated'),
    );
    expect(() => readInput(rules, 'constructor', {})).toThrow(UsageError);
  });

  it('reports a problem deep inside the input of a real operation', () => {
    const input = {
      family: 'web',
      containerDefinitions: [
        { name: 'app', image: 'app:1', environment: [{ name: 'A', value: '' }], dockerLabels: { a: 'b' } },
        { name: 'log', logConfiguration: { logDriver: 'paper' } },
      ],
    };
    expect(() => readInput({ shapes: ecsShapes(), errors }, 'RegisterTaskDefinition', input)).toThrow(
      'paper at containerDefinitions[1].logConfiguration.logDriver is none of awsfirelens, awslogs, fluentd, gelf, ' +
        'journald, json-file, splunk, syslog',
    );
  });
});
