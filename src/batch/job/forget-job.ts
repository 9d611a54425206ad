import { dependencyTable } from './dependency-table.js';
import type { JobStep } from './job-step.js';

/** The job can be described no more, nor can its children or nodes. */
export function forgetJob({ draft }: JobStep, jobArn: string): void {
  for (const part of [...draft.jobs.list('byParentStatus', [jobArn])]) draft.jobs.delete(part.jobArn);
  for (const dependency of [...draft.dependencies.list('byJob', [jobArn])]) {
    draft.dependencies.delete(dependencyTable.key(dependency));
  }
  draft.jobs.delete(jobArn);
}
