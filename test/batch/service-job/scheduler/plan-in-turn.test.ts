import { describe, expect, it } from 'vitest';
import { planInTurn, type WaitingJob } from '../../../../src/batch/service-job/scheduler/plan-in-turn.js';

describe('planInTurn', () => {
  const room = { capacity: { gpu: 4 }, free: { gpu: 3 } };
  const waits = (jobArn: string, gpu: number, isHeld = false): WaitingJob => ({ jobArn, need: { gpu }, isHeld });

  it('starts what fits, in turn', () => {
    expect(planInTurn([waits('a', 1), waits('b', 2)], room)).toEqual({
      starts: ['a', 'b'],
      preemptions: [],
      heads: [],
    });
  });

  it('has a job that does not fit keep all behind it waiting', () => {
    expect(planInTurn([waits('a', 1), waits('b', 3), waits('c', 1)], room)).toEqual({
      starts: ['a'],
      preemptions: [],
      heads: [{ jobArn: 'b', reason: undefined }],
    });
  });

  it('has a job that is held back do so, too', () => {
    expect(planInTurn([waits('a', 1, true), waits('b', 1)], room)).toMatchObject({
      starts: [],
      heads: [{ jobArn: 'a' }],
    });
  });

  it('says of a job that needs more than there is why it waits', () => {
    expect(planInTurn([waits('a', 5)], room).heads).toEqual([
      {
        jobArn: 'a',
        reason:
          'MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - Service environment(s) associated with the job queue cannot meet the capacity requirement of the job.',
      },
    ]);
  });
});
