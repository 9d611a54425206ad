import { describe, expect, it } from 'vitest';
import { listAllowedTypes } from '../../../src/batch/compute-environment/list-allowed-types.js';

const allowed = (...instanceTypes: string[]) =>
  listAllowedTypes({ computeResources: { type: 'EC2', maxvCpus: 16, instanceTypes } });
const names = (...instanceTypes: string[]) => allowed(...instanceTypes).map(({ name }) => name);
const families = (...instanceTypes: string[]) => [
  ...new Set(names(...instanceTypes).map((name) => name.split('.')[0])),
];

describe('listAllowedTypes', () => {
  it('tells what a type brings', () => {
    expect(allowed('m5.large')).toEqual([
      { name: 'm5.large', vcpus: 2, memoryGib: 8, networkInterfaces: 3, gpus: 0, architecture: 'x86_64' },
    ]);
  });

  it('takes all sizes of a family, the smallest first', () => {
    expect(names('c4')).toEqual(['c4.large', 'c4.xlarge', 'c4.2xlarge', 'c4.4xlarge', 'c4.8xlarge']);
  });

  it.each([
    ['optimal', ['c6i', 'c7i', 'm6i', 'r6i']],
    ['default_x86_64', ['c6i', 'c7i', 'm6i', 'r6i']],
    ['default_arm64', ['c6g', 'c7g', 'm6g', 'r6g']],
  ])('knows the families of %s', (name, expected) => {
    expect(families(name)).toEqual(expected);
  });

  it('sorts by virtual CPUs, then memory, then name', () => {
    expect(names('r5.large', 'm6i.large', 'm5.large', 'c5.xlarge', 'c5.large')).toEqual([
      'c5.large',
      'm5.large',
      'm6i.large',
      'r5.large',
      'c5.xlarge',
    ]);
  });

  it('names a type once, however often it is meant', () => {
    expect(names('c4.large', 'c4.large')).toEqual(['c4.large']);
    expect(names('c4', 'c4.large')).toHaveLength(5);
  });

  it('has types with GPUs only where they are asked for', () => {
    expect(names('g4dn.xlarge')).toEqual(['g4dn.xlarge']);
    expect(families('p3')).toEqual(['p3']);
    expect(allowed('optimal', 'default_arm64').filter(({ gpus }) => gpus > 0)).toEqual([]);
  });

  it('gives none for names that mean nothing', () => {
    expect(names('x9.huge', 'c5.huge', 'x9', '')).toEqual([]);
    expect(listAllowedTypes({ computeResources: { type: 'FARGATE', maxvCpus: 16 } })).toEqual([]);
    expect(listAllowedTypes({})).toEqual([]);
  });
});
