import { endInstance } from '../../host/end-instance.js';
import type { JobStep } from '../job-step.js';
import { getJob, instanceOf } from '../job-table.js';
import { ATTEMPT_STEPS } from './attempt-steps.js';
import { endAttempt } from './end-attempt.js';

export const ESSENTIAL_EXIT = 'Essential container in task exited';
const SPOT_INTERRUPTION = 'Your Spot Task was interrupted.';

/** The containers end as planned, unless the outcome is that their host is lost. */
export function exitAttempt(step: JobStep, jobArn: string): void {
  const { status, attempt } = step.draft.jobs.get(jobArn) ?? {};
  if (status !== 'RUNNING' || attempt === undefined) return;
  if (attempt.plan.hostTerminated) return loseHost(step, jobArn);
  endAttempt(step, jobArn, { statusReason: ESSENTIAL_EXIT, containers: attempt.plan.containers });
}

/** What the attempt runs on is taken back. An instance takes all of its jobs with it. */
export function loseHost(step: JobStep, jobArn: string): void {
  const job = getJob(step.draft, jobArn);
  const { attempt } = job;
  const instanceArn = instanceOf(job);
  if (attempt !== undefined && instanceArn !== undefined) {
    return endInstance(step, { computeEnvironmentArn: attempt.computeEnvironmentArn, instanceArn });
  }
  step.context.cancel(jobArn, ATTEMPT_STEPS);
  endAttempt(step, jobArn, { statusReason: SPOT_INTERRUPTION });
}
