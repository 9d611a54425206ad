import { describe, expect, it } from 'vitest';
import { planFairShare } from '../../../../src/batch/scheduler/fair-share/plan-fair-share.js';
import type { QueuedJob } from '../../../../src/batch/scheduler/site.js';
import { job, nodes, size } from '../literal-sites.js';

/** A share, and its jobs by the vCPUs that they need: `a1`, `a2`, … */
function share(name: string, vcpus: readonly number[], members: { weight?: number; usage?: number } = {}) {
  const jobs = vcpus.map((amount, index) => job(`${name}${index + 1}`, size(amount)));
  return { weight: 1, usage: 0, jobs, ...members };
}

function orderOf(...shares: Parameters<typeof planFairShare>[0]): string {
  return [...planFairShare(shares)].map(({ jobArn }) => jobArn).join(' ');
}

describe('planFairShare', () => {
  it('lets shares of the same weight alternate', () => {
    expect(orderOf(share('a', [1, 1, 1]), share('b', [1, 1]))).toBe('a1 b1 a2 b2 a3');
  });

  it('goes on with the others when a share has no jobs left', () => {
    expect(orderOf(share('a', []), share('b', [1]), share('c', [1, 1]))).toBe('b1 c1 c2');
    expect(orderOf()).toBe('');
  });

  // Weighted usage after each start: a 0.5 · b 1 · a 1.0 · a 1.5 · b 2 · a 2.0 · a 2.5 · b 3
  it('gives twice as much to half the weight', () => {
    expect(orderOf(share('a', [1, 1, 1, 1, 1], { weight: 0.5 }), share('b', [1, 1, 1]))).toBe(
      'a1 b1 a2 a3 b2 a4 a5 b3',
    );
  });

  // A weight of 1/8 may use 8 vCPUs for each one of the other.
  it('gives eight times as much to an eighth of the weight', () => {
    const order = orderOf(share('a', Array<number>(16).fill(1), { weight: 0.125 }), share('b', [1, 1]));

    expect(order).toBe('a1 b1 a2 a3 a4 a5 a6 a7 a8 a9 b2 a10 a11 a12 a13 a14 a15 a16');
  });

  // 3 vCPUs were used before: the other catches up first.
  it('counts what was used before', () => {
    expect(orderOf(share('a', [1, 1], { usage: 3 }), share('b', [1, 1, 1, 1]))).toBe('b1 b2 b3 a1 b4 a2');
  });

  // Weighted: a 4 · 0.5 = 2, b 1 · 1 = 1; then b 2 (equal, a is first), a 2.5, b 3.
  it('weighs what was used before', () => {
    expect(orderOf(share('a', [1], { weight: 0.5, usage: 4 }), share('b', [1, 1], { usage: 1 }))).toBe('b1 a1 b2');
  });

  it('counts vCPUs, not jobs', () => {
    expect(orderOf(share('a', [4, 4]), share('b', [1, 1, 1, 1, 1]))).toBe('a1 b1 b2 b3 b4 a2 b5');
  });

  it('counts all nodes of a job', () => {
    const a = { weight: 1, usage: 0, jobs: [nodes('a1', [size(2), size(1)]), job('a2')] };

    expect(orderOf(a, share('b', [1, 1, 1, 1]))).toBe('a1 b1 b2 b3 a2 b4');
  });

  it('keeps the order within a share', () => {
    expect(orderOf(share('a', [1, 9, 2, 5]))).toBe('a1 a2 a3 a4');
  });

  it('reads no more jobs than it is asked for, and lets go of all shares', () => {
    const log: string[] = [];
    function* endless(name: string): Generator<QueuedJob> {
      try {
        for (let index = 1; ; index++) {
          log.push(`${name}${index}`);
          yield job(`${name}${index}`);
        }
      } finally {
        log.push(`${name} closed`);
      }
    }
    const shares = ['a', 'b'].map((name) => ({ weight: 1, usage: 0, jobs: endless(name) }));
    for (const { jobArn } of planFairShare(shares)) if (jobArn === 'a2') break;

    expect(log).toEqual(['a1', 'b1', 'a2', 'b2', 'a closed', 'b closed']);
  });
});
