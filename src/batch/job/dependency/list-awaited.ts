import type { JobStatus } from '@aws-sdk/client-batch';
import { scopeOfArn } from '../../../aws/arn.js';
import type { BatchDraft } from '../../batch-state.js';
import { batchArn } from '../../identify.js';
import type { JobRecord, JobSpec } from '../job-record.js';

/** The status of each job that this one waits for, as one that is no child of an array. */
export function listAwaited(draft: BatchDraft, { jobArn }: JobRecord, { dependsOn }: JobSpec): JobStatus[] {
  const plain = dependsOn.filter(({ type }) => type !== 'N_TO_N');
  return plain.flatMap(({ jobId }) => (jobId === undefined ? [] : statusOf(draft, arnOfJob(jobArn, jobId))));
}

/** The status of each job that the child of an array waits for, beside those that its parent waits for. */
export function listAwaitedByChild(
  draft: BatchDraft,
  { parentArn, index }: { readonly parentArn: string; readonly index: number },
  { dependsOn }: JobSpec,
): JobStatus[] {
  return dependsOn.flatMap(({ type, jobId }) => {
    if (type === 'SEQUENTIAL' && jobId === undefined) {
      return index === 0 ? [] : (draft.jobs.get(`${parentArn}:${index - 1}`)?.status ?? 'PENDING');
    }
    if (type !== 'N_TO_N' || jobId === undefined) return [];
    const peer = arnOfJob(parentArn, jobId);
    // A parent that has not come to life yet has no children.
    return draft.jobs.get(`${peer}:${index}`)?.status ?? statusOf(draft, peer);
  });
}

export function arnOfJob(jobArn: string, jobId: string): string {
  return batchArn(scopeOfArn(jobArn), 'job', jobId);
}

/** Assumption: a job that is forgotten has succeeded; what waited for one that failed has failed long ago. */
function statusOf(draft: BatchDraft, jobArn: string): JobStatus {
  // An array may end before it has children: these go with it.
  const job = draft.jobs.get(jobArn) ?? draft.jobs.get(jobArn.replace(/:\d+$/, ''));
  return job?.status ?? 'SUCCEEDED';
}
