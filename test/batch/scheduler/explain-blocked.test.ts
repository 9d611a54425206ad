import { describe, expect, it } from 'vitest';
import { explainBlocked } from '../../../src/batch/scheduler/explain-blocked.js';
import type { QueuedJob, Site } from '../../../src/batch/scheduler/site.js';
import { fargate, host, job, LARGE, nodes, site, size } from './literal-sites.js';

const INVALID = site({ isValid: false, isUsable: false });
const SHORT = site({ isShortOfCapacity: true });

describe('explainBlocked', () => {
  it.each<[string, QueuedJob, Site[]]>([
    ['there will be room', job('a'), [site()]],
    ['the queue has no environments', job('a'), []],
    ['Fargate is full', job('a', size(1), { capability: 'FARGATE' }), [fargate(0)]],
    ['an environment is DISABLED', job('a'), [site({ isUsable: false })]],
    ['one of two environments is INVALID', job('a'), [INVALID, site()]],
    ['one of two environments has capacity', job('a'), [SHORT, site()]],
    ['one of two environments is large enough', job('a', size(8)), [site({ maxvCpus: 4 }), site()]],
    [
      'one of two environments has instances that are large enough',
      job('a', size(3)),
      [site({ types: [LARGE] }), site()],
    ],
    [
      'Fargate has no capacity',
      job('a', size(1), { capability: 'FARGATE' }),
      [fargate(8, { isShortOfCapacity: true })],
    ],
    ['larger instances may yet register', job('a', size(99)), [site({ maxvCpus: undefined, types: [] })]],
    ['each node finds an instance', nodes('a', [size(8), size(8)]), [site()]],
  ])('says nothing where %s', (_, blocked, sites) => {
    expect(explainBlocked(blocked, sites)).toBeUndefined();
  });

  it.each([[[INVALID]], [[INVALID, INVALID]]])('asks for action where no environment is valid', (sites) => {
    expect(explainBlocked(job('a'), sites)).toEqual({
      statusReason: 'ACTION_REQUIRED - CE(s) associated with the job queue are invalid.',
    });
  });

  it.each<[string, QueuedJob, Site[]]>([
    ['a job', job('a', size(17)), [site(), site({ maxvCpus: 8 })]],
    [
      'a job beside an environment that takes none',
      job('a', size(17)),
      [site({ maxvCpus: 8 }), site({ isUsable: false, maxvCpus: 99 })],
    ],
    [
      'a job beside Fargate, which it does not run on',
      job('a', size(17)),
      [site({ maxvCpus: 8 }), fargate(99, { maxvCpus: 99 })],
    ],
    ['a job on Fargate', job('a', size(4), { capability: 'FARGATE' }), [fargate(2, { maxvCpus: 2 })]],
    ['all nodes together', nodes('a', [size(8), size(8), size(8)]), [site()]],
    ['the smallest instance with BEST_FIT', job('a', size(3)), [site({ maxvCpus: 3, mayExceed: false })]],
  ])('says that the limits are too low for %s', (_, blocked, sites) => {
    expect(explainBlocked(blocked, sites)).toEqual({
      key: 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE',
      statusReason:
        'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - CE(s) associated with the job queue cannot meet the CPU requirement of the job.',
    });
  });

  it.each<[string, QueuedJob]>([
    ['vCPUs', job('a', size(3, 100))],
    ['memory', job('a', size(1, 5_000))],
    ['GPUs', job('a', size(1, 100, 1))],
    ['vCPUs for one of the nodes', nodes('a', [size(1), size(4)])],
  ])('says that the instances have too few %s', (_, blocked) => {
    expect(explainBlocked(blocked, [site({ types: [LARGE] })])).toEqual({
      key: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
      statusReason:
        'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - The job resource requirement (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue.',
    });
  });

  it('looks for instances where the limits are high enough, and for capacity where the instances are large enough', () => {
    const [low, small] = [site({ maxvCpus: 2 }), site({ types: [LARGE] })];

    expect(explainBlocked(job('a', size(3)), [low, small])?.key).toBe('MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT');
    expect(explainBlocked(job('a', size(3)), [small, SHORT])?.key).toBe('CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY');
  });

  it('says that Amazon EC2 has no instances left', () => {
    expect(
      explainBlocked(job('a'), [site({ isShortOfCapacity: true, hosts: [host('one', size(2), size(0))] })]),
    ).toEqual({
      key: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY',
      statusReason:
        'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - Service cannot fulfill the capacity requested for instance type [c6i.large]',
    });
  });
});
