import { describe, expect, it } from 'vitest';
import { planScaleIn } from '../../../src/batch/scheduler/plan-scale-in.js';
import { host, LARGE, site, size } from './literal-sites.js';

describe('planScaleIn', () => {
  const hosts = [host('old', size(4)), host('used', size(4), size(3)), host('new', size(2))];

  it.each([
    [0, ['old', 'new']],
    [4, ['old', 'new']],
    [5, ['old']],
    [6, ['old']],
    [7, ['new']],
    [9, []],
    [10, []],
  ])('keeps what has %i vCPUs', (minvCpus, expected) => {
    expect(planScaleIn(site({ hosts, minvCpus }))).toEqual(expected);
  });

  it('counts the instances that boot', () => {
    expect(planScaleIn(site({ hosts, booting: [LARGE, LARGE], minvCpus: 9 }))).toEqual(['old']);
  });
});
