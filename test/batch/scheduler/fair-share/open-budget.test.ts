import { describe, expect, it } from 'vitest';
import { openBudget, type Reservation } from '../../../../src/batch/scheduler/fair-share/open-budget.js';
import { job, nodes, size } from '../literal-sites.js';

function reservation(members: Partial<Reservation> = {}): Reservation {
  return { maxvCpus: 64, usedvCpus: 1, computeReservation: 50, activeShares: 1, ...members };
}

describe('openBudget', () => {
  // Of 64 vCPUs, with 1 used already.
  it.each([
    [50, 1, 31],
    [50, 2, 47],
    [50, 3, 55],
    [25, 1, 47],
    [25, 2, 59],
    [0, 1, 63],
  ])('with %d percent and %d active shares has %d vCPUs left', (computeReservation, activeShares, left) => {
    const takes = openBudget(reservation({ computeReservation, activeShares }));

    expect([takes(job('a', size(left))), takes(job('b', size(0.25)))]).toEqual([true, false]);
  });

  it('counts what it has given, and all nodes', () => {
    const takes = openBudget(reservation());

    expect(takes(nodes('a', [size(10), size(10)]))).toBe(true);
    expect(takes(job('b', size(12)))).toBe(false);
    expect(takes(job('c', size(11)))).toBe(true);
  });

  it('lets a job of any size start where nothing runs', () => {
    const takes = openBudget(reservation({ usedvCpus: 0 }));

    expect([takes(job('a', size(60))), takes(job('b'))]).toEqual([true, false]);
  });

  it('is without limit where nothing is reserved', () => {
    expect(openBudget(undefined)(job('a', size(999)))).toBe(true);
  });
});
