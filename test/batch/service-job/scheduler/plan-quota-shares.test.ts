import { describe, expect, it } from 'vitest';
import type { ActiveJob } from '../../../../src/batch/service-job/scheduler/choose-victims.js';
import {
  planQuotaShares,
  type QuotaShare,
  type SharedJob,
} from '../../../../src/batch/service-job/scheduler/plan-quota-shares.js';

describe('planQuotaShares', () => {
  /** Waits for so many instances. */
  const waits = (jobArn: string, gpu: number, more: Partial<SharedJob> = {}): SharedJob => ({
    ...{ jobArn, need: { gpu }, isHeld: false, priority: 0, since: 0 },
    ...more,
  });
  /** Has so many instances. */
  const has = (jobArn: string, gpu: number, more: Partial<ActiveJob> = {}): ActiveJob => ({
    ...{ jobArn, need: { gpu }, priority: 0, since: 0, isStopping: false },
    ...more,
  });
  /** Keeps its idle capacity to itself, unless it is said otherwise. */
  const share = (gpu: number, more: Partial<QuotaShare> = {}): QuotaShare => ({
    ...{ limits: { gpu }, reserves: true, borrows: 0, preempts: false, waiting: [], active: [] },
    ...more,
  });
  const lends = { reserves: false };
  const borrows = { reserves: false, borrows: Infinity };
  const planWith = (shares: readonly QuotaShare[], free: number, capacity = 10) =>
    planQuotaShares(shares, { capacity: { gpu: capacity }, free: { gpu: free } });

  it('starts what fits into the limits of each share', () => {
    const shares = [
      share(2, { waiting: [waits('a1', 1), waits('a2', 1), waits('a3', 1)] }),
      share(3, { waiting: [waits('b1', 2)] }),
    ];
    expect(planWith(shares, 10)).toEqual({
      starts: ['a1', 'a2', 'b1'],
      preemptions: [],
      heads: [{ jobArn: 'a3', reason: undefined }],
    });
  });

  it('has a job that does not fit keep all behind it in its share waiting', () => {
    const shares = [share(3, { waiting: [waits('a1', 2), waits('a2', 2), waits('a3', 1)] })];
    expect(planWith(shares, 10)).toMatchObject({ starts: ['a1'], heads: [{ jobArn: 'a2' }] });
  });

  it('starts no more than the environment has', () => {
    const shares = [share(4, { waiting: [waits('a1', 3)] }), share(4, { waiting: [waits('b1', 3)] })];
    expect(planWith(shares, 4, 4)).toMatchObject({ starts: ['a1'], heads: [{ jobArn: 'b1' }] });
  });

  it('lends what is idle, but not what is reserved', () => {
    const borrower = share(1, { ...borrows, waiting: [waits('a1', 1), waits('a2', 2), waits('a3', 1)] });
    expect(planWith([borrower, share(3, lends)], 4, 4).starts).toEqual(['a1', 'a2', 'a3']);
    expect(planWith([borrower, share(3)], 4, 4).starts).toEqual(['a1']);
    expect(planWith([borrower, share(2), share(1, lends)], 4, 4).starts).toEqual(['a1']);
    expect(planWith([borrower, share(1), share(2, lends)], 4, 4).starts).toEqual(['a1', 'a2']);
  });

  it('lends nothing to a share that only lends', () => {
    const lender = share(1, { ...lends, waiting: [waits('a1', 1), waits('a2', 1)] });
    expect(planWith([lender, share(3, lends)], 4).starts).toEqual(['a1']);
  });

  it('lends no more than a share may borrow', () => {
    const waiting = ['a1', 'a2', 'a3', 'a4', 'a5'].map((arn) => waits(arn, 1));
    const startsOf = (borrowed: number) =>
      planWith([share(2, { reserves: false, borrows: borrowed, waiting }), share(8, lends)], 10).starts;
    expect(startsOf(0.5)).toEqual(['a1', 'a2', 'a3']);
    expect(startsOf(1)).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect(startsOf(Infinity)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('lends first to what has waited the longest', () => {
    const shares = [
      share(1, { ...borrows, active: [has('a1', 1)], waiting: [waits('a2', 2, { since: 20 })] }),
      share(1, { ...borrows, active: [has('b1', 1)], waiting: [waits('b2', 2, { since: 10 })] }),
      share(2, lends),
    ];
    expect(planWith(shares, 2, 4)).toMatchObject({ starts: ['b2'], heads: [{ jobArn: 'a2' }] });
  });

  it('has jobs of shares that have borrowed give way to what is a share’s own', () => {
    const shares = [
      share(2, { ...borrows, active: [has('a1', 2, { since: 1 }), has('a2', 2, { since: 2 })] }),
      share(2, { ...lends, waiting: [waits('b1', 2)] }),
    ];
    expect(planWith(shares, 0, 4)).toEqual({
      starts: [],
      preemptions: ['a2'],
      heads: [{ jobArn: 'b1', reason: undefined }],
    });
  });

  it('has the least important of them give way, and of these the latest', () => {
    const active = [
      has('a1', 1, { priority: 5, since: 9 }),
      has('a2', 1, { priority: 1, since: 1 }),
      has('a3', 1, { priority: 1, since: 2 }),
    ];
    const planFor = (gpu: number) =>
      planWith([share(1, { ...borrows, active }), share(2, { waiting: [waits('b1', gpu)] })], 0, 3).preemptions;
    expect(planFor(1)).toEqual(['a3']);
    expect(planFor(2)).toEqual(['a3', 'a2']);
  });

  it('takes for the latest what comes last of those that got their instances together', () => {
    const active = [has('a1', 1), has('a2', 1), has('a3', 1)];
    const planFor = (gpu: number) =>
      planWith([share(1, { ...borrows, active }), share(2, { waiting: [waits('b1', gpu)] })], 0, 3).preemptions;
    expect(planFor(1)).toEqual(['a3']);
    expect(planFor(2)).toEqual(['a3', 'a2']);
  });

  it('takes from no share what is its own', () => {
    const shares = [share(4, { active: [has('a1', 4)] }), share(4, { waiting: [waits('b1', 4)] })];
    expect(planWith(shares, 0, 4)).toMatchObject({ preemptions: [], heads: [{ jobArn: 'b1', reason: undefined }] });
  });

  it('has none give way where that would not make room', () => {
    const shares = [
      share(1, { ...borrows, active: [has('a1', 1), has('a2', 1)] }),
      share(4, { waiting: [waits('b1', 4)] }),
    ];
    expect(planWith(shares, 0, 4).preemptions).toEqual([]);
  });

  it('has jobs give way in a share whose limits have been lowered, whether it borrows or not', () => {
    const shares = [
      share(1, { active: [has('a1', 1), has('a2', 1, { since: 1 })] }),
      share(2, { waiting: [waits('b1', 1)] }),
    ];
    expect(planWith(shares, 0, 2).preemptions).toEqual(['a2']);
  });

  it('waits for what jobs that are to stop give back, and promises it to nobody else', () => {
    const shares = [
      share(2, { ...borrows, active: [has('a1', 2), has('a2', 2, { isStopping: true })], waiting: [waits('a3', 2)] }),
      share(2, { ...lends, waiting: [waits('b1', 2)] }),
    ];
    expect(planWith(shares, 0, 4)).toMatchObject({ starts: [], preemptions: [] });
    const released = [
      share(2, { ...borrows, active: [has('a1', 2)], waiting: [waits('a3', 2)] }),
      shares[1] ?? share(0),
    ];
    expect(planWith(released, 2, 4)).toMatchObject({ starts: ['b1'], preemptions: [], heads: [{ jobArn: 'a3' }] });
  });

  it('has a job give way to a more important one of its share, where that is wanted', () => {
    const active = [has('a1', 1, { priority: 5 }), has('a2', 1, { priority: 1 })];
    const planFor = (preempts: boolean, priority: number) =>
      planWith([share(2, { preempts, active, waiting: [waits('a3', 1, { priority })] })], 8);
    expect(planFor(true, 9).preemptions).toEqual(['a2']);
    expect(planFor(true, 5).preemptions).toEqual(['a2']);
    expect(planFor(true, 1).preemptions).toEqual([]);
    expect(planFor(false, 9).preemptions).toEqual([]);
  });

  it('has nobody give way again while it waits for what was promised to it', () => {
    const active = [has('a1', 1, { priority: 1 }), has('a2', 1, { priority: 1, isStopping: true })];
    const shares = [share(2, { preempts: true, active, waiting: [waits('a3', 1, { priority: 9 })] })];
    expect(planWith(shares, 0, 2)).toMatchObject({ starts: [], preemptions: [] });
    expect(planWith(shares, 8)).toMatchObject({ starts: ['a3'], preemptions: [] });
  });

  it('keeps a job waiting that is held back, and those behind it', () => {
    const shares = [
      share(4, { ...borrows, preempts: true, waiting: [waits('a1', 1, { isHeld: true }), waits('a2', 1)] }),
    ];
    expect(planWith(shares, 10)).toEqual({
      starts: [],
      preemptions: [],
      heads: [{ jobArn: 'a1', reason: undefined }],
    });
  });

  it('says what is wrong with a job that needs more than there is, or than its share can have', () => {
    const reasonOf = (waiting: SharedJob, more: Partial<QuotaShare> = {}) =>
      planWith([share(2, { ...more, waiting: [waiting] })], 10).heads[0]?.reason?.split(' - ')[0];
    expect(reasonOf(waits('a1', 11))).toBe('MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE');
    expect(reasonOf(waits('a1', 3))).toBe('MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED');
    expect(reasonOf(waits('a1', 5), { reserves: false, borrows: 1 })).toBe(
      'MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED',
    );
    expect(reasonOf({ ...waits('a1', 1), need: { cpu: 1 } })).toBe('MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE');
  });

  it('counts each type of instance by itself', () => {
    const shares = [
      share(1, {
        limits: { gpu: 1, cpu: 4 },
        waiting: [
          waits('a1', 1),
          { ...waits('a2', 0), need: { cpu: 4 } },
          { ...waits('a3', 0), need: { gpu: 1, cpu: 0 } },
        ],
      }),
    ];
    expect(planQuotaShares(shares, { capacity: { gpu: 4, cpu: 4 }, free: { gpu: 4, cpu: 4 } }).starts).toEqual([
      'a1',
      'a2',
    ]);
  });
});
