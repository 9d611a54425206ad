import { forgetUses } from '../consumable-resource/consumable-use-table.js';
import { dependencyTable } from './dependency-table.js';
import type { JobStep } from './job-step.js';

/** The job can be described no more, nor can its children or nodes. */
export function forgetJob({ draft }: JobStep, jobArn: string): void {
  const parts = [...draft.jobs.list('byParentStatus', [jobArn])].map((part) => part.jobArn);
  for (const arn of [...parts, jobArn]) {
    for (const dependency of [...draft.dependencies.list('byJob', [arn])]) {
      draft.dependencies.delete(dependencyTable.key(dependency));
    }
    draft.jobs.delete(arn);
  }
  forgetUses(draft, jobArn);
}
