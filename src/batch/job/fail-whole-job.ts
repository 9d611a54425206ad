import { failJob } from './fail-job.js';
import { noteJob, type JobStep } from './job-step.js';
import type { JobRecord } from './job-record.js';
import { getJob } from './job-table.js';
import { listParts } from './list-parts.js';

/** A job fails with all of its children or nodes, whatever they are doing. The parent of children fails with the last of them. */
export function failWholeJob(step: JobStep, job: JobRecord, statusReason: string): void {
  const parts = listParts(step.draft, job);
  if (job.numNodes !== undefined) failNodes(step, parts, statusReason);
  else for (const { jobArn } of parts) failJob(step, jobArn, statusReason);
  failJob(step, job.jobArn, statusReason);
}

/** The job follows its main node; nodes that have not started end without a word. */
function failNodes(step: JobStep, nodes: readonly JobRecord[], statusReason: string): void {
  for (const { jobArn } of nodes) {
    if (getJob(step.draft, jobArn).attempt !== undefined) failJob(step, jobArn, statusReason);
    else noteJob(step, jobArn, { status: 'FAILED', statusReason });
  }
}
