import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import type { JobDefinitionRecord } from '../../job-definition/job-definition-record.js';
import type { JobQueueRecord } from '../../job-queue/job-queue-record.js';
import { assertShare } from '../../scheduler/fair-share/share-rules.js';

/** In a share, a job has a priority. That of a definition is no matter to a queue without shares. */
export function assertShareAndPriority(
  draft: BatchDraft,
  queue: JobQueueRecord,
  { input, definition }: { readonly input: SubmitJobRequest; readonly definition: JobDefinitionRecord },
): void {
  const { shareIdentifier, schedulingPriorityOverride } = input;
  assertShare(draft, queue, { shareIdentifier, schedulingPriority: schedulingPriorityOverride });
  if (queue.schedulingPolicyArn === undefined) return;
  if ((schedulingPriorityOverride ?? definition.content.schedulingPriority) !== undefined) return;
  throw clientException(
    'Either schedulingPriority in job definition or schedulingPriorityOverride should be specified.',
  );
}
