import type { BatchTransition } from '../batch-context.js';
import { EXIT, RUN, STOPPED, TIMEOUT } from './attempt/attempt-steps.js';
import { exitAttempt } from './attempt/exit-attempt.js';
import { runAttempt } from './attempt/run-attempt.js';
import { endStoppedAttempt, stopAttempt, TIMEOUT_REASON } from './attempt/stop-attempt.js';
import { forgetJob } from './forget-job.js';
import type { JobStep } from './job-step.js';
import { reviewJob } from './review-job.js';
import { FORGET, REVIEW } from './review-step.js';

/** What time does to a job, in the order of its life. The scheduler takes it from RUNNABLE to STARTING. */
export const jobTransitions: Readonly<Record<string, BatchTransition>> = {
  [REVIEW]: onJob(reviewJob),
  [RUN]: onJob(runAttempt),
  [EXIT]: onJob(exitAttempt),
  [TIMEOUT]: onJob((step, jobArn) => stopAttempt(step, jobArn, TIMEOUT_REASON)),
  [STOPPED]: endStoppedAttempt,
  [FORGET]: onJob(forgetJob),
};

function onJob(change: (step: JobStep, jobArn: string) => void): BatchTransition {
  return (draft, { target }, context) => change({ draft, context }, target);
}
