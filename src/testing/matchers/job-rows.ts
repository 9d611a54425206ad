import type { AttemptRecord, JobRecord } from '../../batch/job/job-record.js';
import type { ServiceAttemptRecord, ServiceJobRecord } from '../../batch/service-job/service-job-record.js';
import { shortenIds } from '../../store/changes.js';

export type AnyJob = Readonly<JobRecord | ServiceJobRecord>;

/** A row a job: which, its status and why, and how its attempts ended. */
export function jobRows(jobs: readonly AnyJob[]): string[][] {
  return jobs.map(({ jobId, jobName, status, statusReason = '', attempts }) => [
    shortenIds(jobId),
    jobName,
    status,
    statusReason,
    attempts.map(endOf).join(', '),
  ]);
}

/** The training of a service job has no exit code. */
export function containersOf(attempt: AttemptRecord | ServiceAttemptRecord | undefined): AttemptRecord['containers'] {
  return attempt !== undefined && 'containers' in attempt ? attempt.containers : [];
}

function endOf(attempt: AttemptRecord | ServiceAttemptRecord, index: number): string {
  const { statusReason = '' } = attempt;
  const ends = containersOf(attempt).map(({ exitCode, reason }) =>
    [exitCode === undefined ? '' : `exit code ${exitCode}`, reason && `(${reason})`].filter(Boolean).join(' '),
  );
  return `attempt ${index + 1}: ${ends.filter(Boolean).join(', ') || statusReason}`;
}
