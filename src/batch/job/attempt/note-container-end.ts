import { noteJob, type JobStep } from '../job-step.js';
import type { AttemptContainer, JobRecord } from '../job-record.js';

/** A container has ended ahead of the attempt, which goes on: it has its end already. */
export function noteContainerEnd(
  step: JobStep,
  { jobArn, attempt }: JobRecord,
  { name, exitCode = 0, reason }: Pick<AttemptContainer, 'name' | 'exitCode' | 'reason'>,
): void {
  if (attempt === undefined) return;
  const end = { name, exitCode, ...(reason !== undefined && { reason }) };
  const containers = attempt.plan.containers.map((planned) => (planned.name === name ? end : planned));
  noteJob(step, jobArn, { attempt: { ...attempt, plan: { ...attempt.plan, containers } } });
}
