import { changeJob, type JobStep } from './job-step.js';
import type { JobRecord } from './job-record.js';

/** The job waits for nothing but room. */
export function becomeRunnable(step: JobStep, jobArn: string): JobRecord {
  return changeJob(step, jobArn, { status: 'RUNNABLE', runnableAt: step.context.now });
}
