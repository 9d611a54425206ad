import { describe, expect, it } from 'vitest';
import { planInstances, planvCpus, type Growth } from '../../../src/batch/scheduler/plan-instances.js';
import { DOUBLE, LARGE, size, XLARGE } from './literal-sites.js';

const shared = (vcpus: number, memory?: number) => ({ need: size(vcpus, memory), isAlone: false });
const alone = (vcpus: number) => ({ need: size(vcpus), isAlone: true });

function launches(members: Partial<Growth>): string[] {
  return planInstances({
    demand: [],
    booting: [],
    types: [LARGE, XLARGE, DOUBLE],
    vcpusLeft: 16,
    mayExceed: true,
    ...members,
  });
}

describe('planInstances', () => {
  it.each<[string, Partial<Growth>, string[]]>([
    ['nothing where nothing waits', {}, []],
    ['the smallest type that is large enough', { demand: [shared(3)] }, ['c6i.xlarge']],
    ['the smallest type that takes all', { demand: [shared(2), shared(1), shared(1)] }, ['c6i.xlarge']],
    ['the type whose memory suffices', { demand: [shared(1, 12_000)] }, ['c6i.2xlarge']],
    [
      'the largest, and one for the rest',
      { demand: Array.from({ length: 10 }, () => shared(1)) },
      ['c6i.2xlarge', 'c6i.large'],
    ],
    ['no more than the limit allows', { demand: [shared(8), shared(8), shared(8)] }, ['c6i.2xlarge', 'c6i.2xlarge']],
    ['nothing at the limit', { demand: [shared(1)], vcpusLeft: 0 }, []],
    ['nothing where no type is large enough', { demand: [shared(9)] }, []],
    [
      'nothing for what finds room on an instance that boots',
      { demand: [shared(2), shared(2)], booting: [XLARGE] },
      [],
    ],
    ['an instance for what finds none', { demand: [shared(2), shared(4)], booting: [XLARGE] }, ['c6i.xlarge']],
    ['an instance for each node', { demand: [alone(1), alone(1), alone(3)] }, ['c6i.large', 'c6i.large', 'c6i.xlarge']],
    ['none for a node that finds one that boots', { demand: [alone(1), alone(1)], booting: [LARGE] }, ['c6i.large']],
    ['the last beyond the limit', { demand: [shared(4), shared(8)], vcpusLeft: 6 }, ['c6i.xlarge', 'c6i.2xlarge']],
    ['none beyond the limit with BEST_FIT', { demand: [shared(8)], vcpusLeft: 6, mayExceed: false }, []],
    ['smaller ones within the limit', { demand: [shared(2), shared(2), shared(2)], vcpusLeft: 4 }, ['c6i.xlarge']],
  ])('launches %s', (_, growth, expected) => {
    expect(launches(growth)).toEqual(expected);
  });

  it('takes the type with no more memory than its share of the jobs needs', () => {
    const types = [
      { name: 'c6i.2xlarge', size: size(8, 15_000) },
      { name: 'm6i.2xlarge', size: size(8, 31_000) },
      { name: 'r6i.2xlarge', size: size(8, 62_000) },
    ];
    const demand = Array.from({ length: 16 }, () => shared(1, 3_000));

    expect(launches({ types, demand })).toEqual(['m6i.2xlarge', 'm6i.2xlarge']);
  });
});

describe('planvCpus', () => {
  it.each([
    [0, []],
    [3, ['c6i.xlarge']],
    [8, ['c6i.2xlarge']],
    [18, ['c6i.2xlarge', 'c6i.2xlarge', 'c6i.large']],
  ])('has %i vCPUs more', (missing, expected) => {
    expect(planvCpus([LARGE, XLARGE, DOUBLE], missing)).toEqual(expected);
  });

  it('launches nothing without a type', () => {
    expect(planvCpus([], 4)).toEqual([]);
  });
});
