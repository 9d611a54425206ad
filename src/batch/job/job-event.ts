import type { EventBody } from '../../events/event.js';
import type { BatchDraft } from '../batch-state.js';
import { readSurroundings, toJobDetail } from './job-view.js';
import type { JobRecord } from './job-record.js';

const STATE_CHANGE = 'Batch Job State Change';
const QUEUE_BLOCKED = 'Batch Job Queue Blocked';

/** In the form of DescribeJobs at that moment; the tags begin with the ARN. */
export function toJobEvent(
  draft: BatchDraft,
  job: JobRecord,
  { now, isBlocked = false }: { readonly now: number; readonly isBlocked?: boolean },
): EventBody {
  const { jobArn, jobQueueArn, tags } = job;
  const around = readSurroundings(draft, job, now);
  return {
    detailType: isBlocked ? QUEUE_BLOCKED : STATE_CHANGE,
    source: 'aws.batch',
    resources: isBlocked ? [jobArn, jobQueueArn] : [jobArn],
    detail: () => ({ ...toJobDetail(job, around), tags: { resourceArn: jobArn, ...tags } }),
  };
}
