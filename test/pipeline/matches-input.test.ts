import { describe, expect, it } from 'vitest';
import { matchesInput } from '../../src/pipeline/matches-input.js';

describe('matchesInput', () => {
  const sent = {
    cluster: 'web',
    count: 2,
    overrides: { cpu: '256', containerOverrides: [{ name: 'app', command: ['run'] }] },
    startedAt: new Date('2024-01-01'),
    group: undefined,
  };

  it.each([
    ['nothing', {}],
    ['a member', { cluster: 'web' }],
    ['a member of a member', { overrides: { cpu: '256' } }],
    ['a whole list', { overrides: { containerOverrides: [{ name: 'app', command: ['run'] }] } }],
    ['a time', { startedAt: new Date('2024-01-01') }],
    ['a member without a value', { group: undefined }],
    ['a member that is not there, without a value', { family: undefined }],
    ["a matcher of the test runner's", { cluster: expect.stringMatching(/^w/) as unknown }],
    ['a matcher inside', { overrides: expect.objectContaining({ cpu: '256' }) as unknown }],
  ])('finds %s', (_what, expected) => {
    expect(matchesInput(sent, expected)).toBe(true);
  });

  it.each([
    ['another value', { cluster: 'jobs' }],
    ['a value of another type', { count: '2' }],
    ['a part of a list', { overrides: { containerOverrides: [{ name: 'app' }] } }],
    ['another time', { startedAt: new Date('2024-01-02') }],
    ['a member that is not there', { family: 'app' }],
    ['members of what is no object', { cluster: { name: 'web' } }],
    ["a matcher of the test runner's that does not hold", { cluster: expect.stringMatching(/^x/) as unknown }],
  ])('does not find %s', (_what, expected) => {
    expect(matchesInput(sent, expected)).toBe(false);
  });

  it.each([undefined, null, 'web', []])('finds no member in %s', (nothing) => {
    expect(matchesInput(nothing, { cluster: 'web' })).toBe(false);
  });

  it('finds exactly what was sent when it is strict, and no part of it', () => {
    expect(matchesInput(sent, { ...sent }, true)).toBe(true);
    expect(matchesInput(sent, { cluster: 'web' }, true)).toBe(false);
  });
});
