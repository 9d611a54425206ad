import type { BatchTransition } from '../../batch-context.js';
import { readText } from '../../read-text.js';
import { noteJob, type JobStep } from '../job-step.js';
import { getJob } from '../job-table.js';
import { ATTEMPT_STEPS, STOPPED } from './attempt-steps.js';
import { endAttempt } from './end-attempt.js';

/** Tells the containers of the attempt to stop. It is over when they have. */
export function stopAttempt(step: JobStep, jobArn: string, statusReason: string): void {
  const { context } = step;
  const job = getJob(step.draft, jobArn);
  if (job.attempt === undefined || job.attempt.isStopping === true) return;
  context.cancel(jobArn, ATTEMPT_STEPS);
  noteJob(step, jobArn, { attempt: { ...job.attempt, isStopping: true } });
  context.host.stopTask(job, statusReason);
  const afterMs = job.status === 'RUNNING' ? job.attempt.plan.onStop.afterMs : 0;
  context.schedule({ kind: STOPPED, target: jobArn, afterMs, data: { statusReason } });
}

export const TIMEOUT_REASON = 'Job attempt duration exceeded timeout';

/** What has been stopped is not tried again. Containers that never ran have no exit code. */
export const endStoppedAttempt: BatchTransition = (draft, transition, context) => {
  const { target } = transition;
  const { attempt } = draft.jobs.get(target) ?? {};
  if (attempt === undefined) return;
  const { exitCode } = attempt.plan.onStop;
  endAttempt({ draft, context }, target, {
    statusReason: readText(transition, 'statusReason'),
    containers: attempt.startedAt === undefined ? [] : attempt.containers.map(({ name }) => ({ name, exitCode })),
    mayRetry: false,
  });
};
