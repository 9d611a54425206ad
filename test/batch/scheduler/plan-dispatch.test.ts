import { describe, expect, it } from 'vitest';
import { planDispatch, type DispatchPlan } from '../../../src/batch/scheduler/plan-dispatch.js';
import type { QueuedJob, Site } from '../../../src/batch/scheduler/site.js';
import { DOUBLE, fargate, host, job, LARGE, nodes, site, size } from './literal-sites.js';

function plan(sites: readonly Site[], ...queues: readonly (readonly QueuedJob[])[]): DispatchPlan {
  return planDispatch(queues.map((jobs, index) => ({ jobQueueArn: `queue ${index + 1}`, sites, jobs })));
}

/** As `job environment instances`. */
function startsOf({ starts }: DispatchPlan): string[] {
  return starts.map(({ jobArn, computeEnvironmentArn, instanceArns }) =>
    [jobArn, computeEnvironmentArn, ...instanceArns].join(' '),
  );
}

describe('planDispatch', () => {
  it('starts jobs in their order on the first instances with room', () => {
    const hosts = [host('one', size(2)), host('two', size(4))];

    expect(startsOf(plan([site({ hosts })], [job('a'), job('b', size(2)), job('c'), job('d')]))).toEqual([
      'a ce one',
      'b ce two',
      'c ce one',
      'd ce two',
    ]);
  });

  it.each([
    ['vCPUs', size(2.5, 100)],
    ['memory', size(1, 4_001)],
    ['GPUs', size(1, 100, 1)],
  ])('starts nothing where the %s do not suffice', (_, need) => {
    const { starts, heads } = plan([site({ hosts: [host('one', size(2))], types: [] })], [job('a', need)]);

    expect(starts).toEqual([]);
    expect(heads).toMatchObject([{ jobQueueArn: 'queue 1', jobArn: 'a' }]);
  });

  it('lets a job that does not fit keep all behind it waiting', () => {
    const full = site({ maxvCpus: 4, hosts: [host('one', size(4), size(2))] });

    expect(plan([full], [job('large', size(4)), job('small')])).toMatchObject({
      starts: [],
      heads: [{ jobArn: 'large', reason: undefined }],
    });
  });

  it('serves the first queue first, and the next with what is left', () => {
    const hosts = [host('one', size(2))];
    const { starts, heads } = plan([site({ maxvCpus: 2, hosts })], [job('a', size(2))], [job('b')]);

    expect(starts).toMatchObject([{ jobArn: 'a' }]);
    expect(heads).toMatchObject([{ jobQueueArn: 'queue 2', jobArn: 'b' }]);
  });

  it('lets a later queue start what fits while the head of an earlier one waits', () => {
    const hosts = [host('one', size(4), size(1))];

    expect(startsOf(plan([site({ maxvCpus: 4, hosts })], [job('a', size(4))], [job('b')]))).toEqual(['b ce one']);
  });

  it('has a job wait for an environment that can grow, though a later one has room', () => {
    const first = site();
    const later = site({ computeEnvironmentArn: 'later', hosts: [host('one', size(8))] });
    const { starts, demand } = plan([first, later], [job('a')]);

    expect(starts).toEqual([]);
    expect(demand).toEqual(
      new Map([
        ['ce', [{ need: size(1), isAlone: false }]],
        ['later', []],
      ]),
    );
  });

  it.each<[string, Partial<Site>]>([
    ['is INVALID', { isValid: false, isUsable: false }],
    ['is DISABLED', { isUsable: false }],
    ['runs other jobs', { capability: 'FARGATE' }],
    ['has a lower limit', { maxvCpus: 2 }],
    ['has no type that is large enough', { types: [LARGE] }],
    ['has reached its limit', { maxvCpus: 8, hosts: [host('full', size(8), size(1))] }],
    ['is short of capacity', { isShortOfCapacity: true }],
  ])('passes over an environment that %s', (_, members) => {
    const later = site({ computeEnvironmentArn: 'later', hosts: [host('one', size(8))] });

    expect(startsOf(plan([site(members), later], [job('a', size(4))]))).toEqual(['a later one']);
  });

  it('starts jobs on Fargate up to its vCPUs', () => {
    const jobs = ['a', 'b', 'c'].map((name) => job(name, size(2), { capability: 'FARGATE' }));

    expect(plan([fargate(4)], jobs)).toMatchObject({
      starts: [
        { jobArn: 'a', instanceArns: [] },
        { jobArn: 'b', instanceArns: [] },
      ],
      heads: [{ jobArn: 'c', reason: undefined }],
    });
  });

  it('goes to the next environment on Fargate when the first is full', () => {
    const sites = [fargate(1), fargate(8, { computeEnvironmentArn: 'later' })];

    expect(startsOf(plan(sites, [job('a', size(2), { capability: 'FARGATE' })]))).toEqual(['a later']);
  });

  it('asks instances for all that waits, up to the limit', () => {
    const jobs = ['a', 'b', 'c'].map((name) => job(name, size(8)));

    expect(plan([site()], jobs).demand.get('ce')).toEqual([
      { need: size(8), isAlone: false },
      { need: size(8), isAlone: false },
    ]);
  });

  it('starts no job for which only what is reserved is left, and asks for no instances for it', () => {
    const hosts = [host('one', size(2))];
    const jobs = ['a', 'b', 'c', 'd'].map((name) => job(name));
    const reservation = { maxvCpus: 16, usedvCpus: 5, computeReservation: 50, activeShares: 1 };
    const { starts, heads, demand } = planDispatch([
      { jobQueueArn: 'queue', sites: [site({ hosts })], jobs, reservation: { ...reservation, usedvCpus: 7 } },
    ]);

    expect(starts).toMatchObject([{ jobArn: 'a' }]);
    expect(heads).toEqual([{ jobQueueArn: 'queue', jobArn: 'b', reason: undefined, awaits: [] }]);
    expect(demand.get('ce')).toEqual([]);
    const more = planDispatch([{ jobQueueArn: 'queue', sites: [site({ hosts })], jobs, reservation }]);
    expect(more.starts).toMatchObject([{ jobArn: 'a' }, { jobArn: 'b' }]);
    expect(more.demand.get('ce')).toEqual([{ need: size(1), isAlone: false }]);
  });

  it('gives each node an idle instance of its own', () => {
    const hosts = [host('used', size(8), size(7)), host('one', size(2)), host('two', size(8))];

    expect(startsOf(plan([site({ hosts })], [nodes('mpi', [size(2), size(1)]), job('a')]))).toEqual([
      'mpi ce one two',
      'a ce used',
    ]);
  });

  it('starts no node before there is an instance for each', () => {
    const hosts = [host('one', size(2)), host('two', size(2))];
    const { starts, heads } = plan([site({ hosts })], [nodes('mpi', [size(1), size(1), size(1)])]);

    expect(starts).toEqual([]);
    expect(heads).toMatchObject([{ jobArn: 'mpi' }]);
  });

  it('asks only for the nodes that have no idle instance yet', () => {
    const { demand } = plan([site({ hosts: [host('one', size(2))] })], [nodes('mpi', [size(4), size(1), size(2)])]);

    expect(demand.get('ce')).toEqual([
      { need: size(4), isAlone: true },
      { need: size(2), isAlone: true },
    ]);
  });

  it('lets the nodes of a job wait for no environment that can never have all of them', () => {
    const sites = [site({ maxvCpus: 4, types: [DOUBLE] }), site({ computeEnvironmentArn: 'later' })];
    const { demand } = plan(sites, [nodes('mpi', [size(4), size(4)])]);

    expect(demand.get('ce')).toEqual([]);
    expect(demand.get('later')).toHaveLength(2);
  });

  it('gives the nodes the smallest instances that they fit on', () => {
    const hosts = [host('large', size(8)), host('much', size(2, 8_000)), host('small', size(2))];

    expect(startsOf(plan([site({ hosts })], [nodes('mpi', [size(1), size(4)])]))).toEqual(['mpi ce small large']);
  });

  it('gives the nodes no instance on which another job has just been started', () => {
    const hosts = [host('one', size(2)), host('two', size(2))];

    expect(startsOf(plan([site({ hosts })], [job('a'), nodes('mpi', [size(1)])]))).toEqual(['a ce one', 'mpi ce two']);
  });

  it('tells which environments could run a job that waits, were all idle instances gone', () => {
    const sites = [
      site({ hosts: [host('small', size(2)), host('full', size(16), size(0))] }),
      site({ computeEnvironmentArn: 'low', maxvCpus: 4 }),
      site({ computeEnvironmentArn: 'later', isShortOfCapacity: true }),
    ];

    expect(plan(sites, [job('a', size(8))]).heads).toMatchObject([{ jobArn: 'a', awaits: ['ce', 'later'] }]);
  });

  it.each([
    ['the last may pass the limit', true, ['ce']],
    ['it may not with BEST_FIT', false, []],
  ])('counts instances as a whole: %s', (_, mayExceed, awaits) => {
    const large = site({ maxvCpus: 10, mayExceed, types: [DOUBLE] });

    expect(plan([large], [nodes('mpi', [size(1), size(1)])]).heads).toMatchObject([{ awaits }]);
  });

  it.each([
    ['that can never run', [site()], job('large', size(17))],
    ['for which there is no environment', [site({ isUsable: false })], job('a')],
    ['that finds no capacity', [site({ isShortOfCapacity: true }), fargate(4)], job('a')],
  ])('asks for nothing behind a job %s', (_, sites, head) => {
    const { heads, demand } = plan(sites, [head, job('behind')]);

    expect(heads).toHaveLength(1);
    expect([...demand.values()].flat()).toEqual([]);
  });

  it('asks for nothing for jobs that find room when those before them have started', () => {
    const hosts = [host('one', size(4), size(2))];
    const jobs = [job('large', size(4)), job('b'), job('c'), job('d', size(2))];

    expect(plan([site({ hosts })], jobs).demand.get('ce')).toEqual([
      { need: size(4), isAlone: false },
      { need: size(2), isAlone: false },
    ]);
  });

  it('lets a later queue use the room that jobs of an earlier one may need later', () => {
    const hosts = [host('one', size(4), size(2))];

    expect(startsOf(plan([site({ hosts })], [job('large', size(4)), job('b')], [job('c', size(2))]))).toEqual([
      'c ce one',
    ]);
  });

  it('promises no room that a later queue takes', () => {
    const hosts = [host('one', size(4), size(2))];
    const { demand } = plan([site({ hosts })], [job('large', size(4)), job('b')], [job('c', size(2)), job('d')]);

    expect(demand.get('ce')).toEqual([
      { need: size(4), isAlone: false },
      { need: size(1), isAlone: false },
    ]);
  });
});
