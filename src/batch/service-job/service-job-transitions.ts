import type { BatchTransition } from '../batch-context.js';
import type { JobStep } from '../job/job-step.js';
import { retryCapacity } from './attempt/await-capacity.js';
import { exitTraining } from './attempt/end-service-attempt.js';
import { acquireInstances, runTraining } from './attempt/run-service-attempt.js';
import { endStoppedAttempt, timeOutAttempt } from './attempt/stop-service-attempt.js';
import { announceBlocked, BLOCKED, enforceTimeLimit, TIME_LIMIT } from './scheduler/note-blocked.js';
import { ACQUIRE, becomeRunnable, EXIT, FORGET, RETRY, REVIEW, RUN, STOPPED, TIMEOUT } from './service-job-step.js';

/** What time does to a service job, in the order of its life. The scheduler takes it from RUNNABLE to SCHEDULED. */
export const serviceJobTransitions: Readonly<Record<string, BatchTransition>> = {
  [REVIEW]: onServiceJob(becomeRunnable),
  [BLOCKED]: announceBlocked,
  [TIME_LIMIT]: enforceTimeLimit,
  [ACQUIRE]: onServiceJob(acquireInstances),
  [RETRY]: onServiceJob(retryCapacity),
  [RUN]: onServiceJob(runTraining),
  [EXIT]: onServiceJob(exitTraining),
  [TIMEOUT]: onServiceJob(timeOutAttempt),
  [STOPPED]: onServiceJob(endStoppedAttempt),
  [FORGET]: onServiceJob(({ draft }, jobArn) => draft.serviceJobs.delete(jobArn)),
};

function onServiceJob(change: (step: JobStep, jobArn: string) => void): BatchTransition {
  return (draft, { target }, context) => change({ draft, context }, target);
}
