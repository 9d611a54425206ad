import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import type { Scope } from '../../../aws/arn.js';
import { clientException } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import { findJob } from '../job-table.js';

/** Assumption: the wordings, and that a job cannot wait for one that is not known. */
export function assertAwaitedJobs(
  draft: BatchDraft,
  { dependsOn = [], arrayProperties }: SubmitJobRequest,
  scope: Scope,
): void {
  for (const { jobId, type } of dependsOn) {
    if (jobId === undefined) continue;
    const awaited = findJob(draft, jobId, scope);
    if (awaited === undefined && !isChildToCome(draft, jobId, scope)) {
      throw clientException(`Job ${jobId} of dependsOn does not exist`);
    }
    if (type === 'N_TO_N' && awaited?.arraySize !== arrayProperties?.size) {
      throw clientException(`Job ${jobId} of an N_TO_N dependency must be an array job of the same size`);
    }
  }
}

/** The children of an array have their ids before they come to life. */
function isChildToCome(draft: BatchDraft, jobId: string, scope: Scope): boolean {
  const [, parentId, index] = /^(.+):(0|[1-9]\d*)$/.exec(jobId) ?? [];
  return parentId !== undefined && Number(index) < (findJob(draft, parentId, scope)?.arraySize ?? 0);
}
