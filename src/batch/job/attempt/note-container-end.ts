import { noteJob, type JobStep } from '../job-step.js';
import type { AttemptContainer, JobRecord } from '../job-record.js';

/** A container has ended ahead of the attempt, which goes on. */
export function noteContainerEnd(
  step: JobStep,
  { jobArn, attempt }: JobRecord,
  { name, exitCode = 0, reason }: Pick<AttemptContainer, 'name' | 'exitCode' | 'reason'>,
): void {
  if (attempt === undefined) return;
  const end = { exitCode, ...(reason !== undefined && { reason }) };
  const containers = attempt.containers.map((one) => (one.name === name ? { ...one, ...end } : one));
  noteJob(step, jobArn, { attempt: { ...attempt, containers } });
}
