import type { Change } from '../../store/draft-table.js';
import type { BatchTransitionContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { jobStateChange } from './job-event.js';
import type { JobRecord } from './job-record.js';
import { momentOf } from './job-view.js';

/** The world at one moment of the life of jobs. */
export interface JobStep {
  readonly draft: BatchDraft;
  readonly context: BatchTransitionContext;
}

/** The members that change; undefined takes one away. A wave of jobs changes thousands of times at one moment. */
export type JobChange = Change<JobRecord>;

/** A change that AWS reports: it sends a Job State Change event. */
export function changeJob(step: JobStep, jobArn: string, change: JobChange): JobRecord {
  const job = noteJob(step, jobArn, change);
  announceJob(step, job);
  return job;
}

/** A change that is seen in the job alone. */
export function noteJob({ draft }: JobStep, jobArn: string, change: JobChange): JobRecord {
  return draft.jobs.assign(jobArn, change);
}

export function announceJob({ draft, context }: JobStep, job: JobRecord): void {
  context.emit(jobStateChange, momentOf(draft, job, context.now));
}
