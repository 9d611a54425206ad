import type { AttemptRecord } from '../../batch/job/job-record.js';
import { getJob } from '../../batch/job/job-table.js';
import { dateBackTask } from '../seeding/date-back-task.js';
import { dateBackTransitions } from '../seeding/date-back-transitions.js';
import type { BatchSeeding } from './batch-seeding.js';

const TIMES = ['createdAt', 'startedAt', 'stoppedAt', 'runnableAt'] as const;

/** All that has happened to the job, its children or nodes, and their tasks, and all that will, happens so much earlier. */
export function dateBackJob({ draft, context }: BatchSeeding, jobArn: string, byMs: number): void {
  const { jobs } = draft.batch;
  if (byMs === 0) return;
  for (const part of [getJob(draft.batch, jobArn), ...jobs.list('byParentStatus', [jobArn])]) {
    const { attempts, attempt } = jobs.update(part.jobArn, (job) => {
      for (const member of TIMES) if (job[member] !== undefined) job[member] -= byMs;
      for (const past of job.attempts) dateBackAttempt(past, byMs);
      if (job.attempt !== undefined) dateBackAttempt(job.attempt, byMs);
    });
    dateBackTransitions(draft.transitions, { target: part.jobArn, byMs }, context);
    // The attempts of nodes stand in their parent, too.
    const own = part.numNodes === undefined ? [...attempts, ...(attempt ? [attempt] : [])] : [];
    for (const { taskArn: target = '' } of own) {
      if (draft.ecs.tasks.get(target) !== undefined) dateBackTask(draft, { target, byMs }, context);
    }
  }
}

function dateBackAttempt(attempt: Pick<AttemptRecord, 'startedAt' | 'stoppedAt'>, byMs: number): void {
  if (attempt.startedAt !== undefined) attempt.startedAt -= byMs;
  if (attempt.stoppedAt !== undefined) attempt.stoppedAt -= byMs;
}
