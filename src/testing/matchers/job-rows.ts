import type { AttemptRecord, JobRecord } from '../../batch/job/job-record.js';
import { shortenIds } from '../../store/changes.js';

/** A row a job: which, its status and why, and how its attempts ended. */
export function jobRows(jobs: readonly Readonly<JobRecord>[]): string[][] {
  return jobs.map(({ jobId, jobName, status, statusReason = '', attempts }) => [
    shortenIds(jobId),
    jobName,
    status,
    statusReason,
    attempts.map(endOf).join(', '),
  ]);
}

function endOf({ containers, statusReason = '' }: AttemptRecord, index: number): string {
  const ends = containers.map(({ exitCode, reason }) =>
    [exitCode === undefined ? '' : `exit code ${exitCode}`, reason && `(${reason})`].filter(Boolean).join(' '),
  );
  return `attempt ${index + 1}: ${ends.filter(Boolean).join(', ') || statusReason}`;
}
