import { clientException } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import { findFairshare } from './find-fairshare.js';
import { shareKey } from './share-table.js';

const MOST_SHARES = 500;

/** What a job says of its share. */
interface ShareWish {
  readonly shareIdentifier: string | undefined;
  readonly schedulingPriority?: number | undefined;
}

/** Either the queue goes by fair share and the job names its own share, or neither does. */
export function assertShare(
  draft: BatchDraft,
  { jobQueueArn }: { readonly jobQueueArn: string },
  { shareIdentifier, schedulingPriority }: ShareWish,
): void {
  if (findFairshare(draft, jobQueueArn) !== undefined) {
    if (shareIdentifier === undefined) throw clientException('shareIdentifier must be specified.');
    return assertRoomForShare(draft, jobQueueArn, shareIdentifier);
  }
  if (shareIdentifier === undefined && schedulingPriority === undefined) return;
  throw clientException(
    'Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share scheduling policy.',
  );
}

/** Assumption: the wording; how many shares can be active is on record. */
function assertRoomForShare(draft: BatchDraft, jobQueueArn: string, shareIdentifier: string): void {
  const isActive = draft.shares.get(shareKey(jobQueueArn, shareIdentifier)) !== undefined;
  if (isActive || draft.shares.count('byQueue', [jobQueueArn]) < MOST_SHARES) return;
  throw clientException(`A job queue cannot have more than ${MOST_SHARES} active share identifiers.`);
}
