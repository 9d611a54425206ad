import type { JobStatus } from '@aws-sdk/client-batch';
import { describe, expect, it } from 'vitest';
import { planReadiness } from '../../../../src/batch/job/dependency/plan-readiness.js';

describe('planReadiness', () => {
  it.each<[JobStatus[], string]>([
    [[], 'READY'],
    [['SUCCEEDED'], 'READY'],
    [['SUCCEEDED', 'SUCCEEDED'], 'READY'],
    [['SUCCEEDED', 'RUNNING'], 'WAITING'],
    [['SUBMITTED'], 'WAITING'],
    [['FAILED'], 'FAILED'],
    [['RUNNING', 'FAILED'], 'FAILED'],
  ])('of %j is %s', (awaited, expected) => {
    expect(planReadiness(awaited)).toBe(expected);
  });
});
