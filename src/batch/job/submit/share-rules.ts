import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import type { JobDefinitionRecord } from '../../job-definition/job-definition-record.js';
import type { JobQueueRecord } from '../../job-queue/job-queue-record.js';
import { shareKey } from '../../scheduler/fair-share/share-table.js';

const MOST_SHARES = 500;

/** Either the queue has shares and the job names its own, or neither does. */
export function assertShare(
  draft: BatchDraft,
  { schedulingPolicyArn, jobQueueArn }: JobQueueRecord,
  { input, definition }: { readonly input: SubmitJobRequest; readonly definition: JobDefinitionRecord },
): void {
  const { shareIdentifier, schedulingPriorityOverride } = input;
  if (schedulingPolicyArn === undefined) return assertNoShare(input);
  if (shareIdentifier === undefined) throw clientException('shareIdentifier must be specified.');
  if ((schedulingPriorityOverride ?? definition.content.schedulingPriority) === undefined) {
    throw clientException(
      'Either schedulingPriority in job definition or schedulingPriorityOverride should be specified.',
    );
  }
  const isActive = draft.shares.get(shareKey(jobQueueArn, shareIdentifier)) !== undefined;
  if (isActive || draft.shares.count('byQueue', [jobQueueArn]) < MOST_SHARES) return;
  // Assumption: the wording; how many shares can be active is on record.
  throw clientException(`A job queue cannot have more than ${MOST_SHARES} active share identifiers.`);
}

/** The priority of a definition is no matter to such a queue. */
function assertNoShare({ shareIdentifier, schedulingPriorityOverride }: SubmitJobRequest): void {
  if (shareIdentifier === undefined && schedulingPriorityOverride === undefined) return;
  throw clientException(
    'Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share scheduling policy.',
  );
}
