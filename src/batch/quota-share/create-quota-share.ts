import type { CreateQuotaShareRequest, CreateQuotaShareResponse } from '@aws-sdk/client-batch';
import { assertName } from '../assert-name.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import type { JobQueueRecord } from '../job-queue/job-queue-record.js';
import { getJobQueue } from '../job-queue/job-queue-table.js';
import { assertTypedCapacityLimits } from '../service-environment/capacity-limit-rules.js';
import { readTags } from '../tag/read-tags.js';
import { goesByQuotaShares } from './goes-by-quota-shares.js';
import { quotaShareArn as arnOf } from './quota-share-table.js';
import { CREATED } from './quota-share-transitions.js';
import { assertSharing, DEFAULT_PREEMPTION, DEFAULT_SHARING, fillSharing } from './sharing-rules.js';

const MOST_SHARES = 20;

/** Assumption: the limits of all shares together may be more, or less, than the service environment has. */
export function createQuotaShare(
  draft: BatchDraft,
  input: CreateQuotaShareRequest,
  context: BatchContext,
): CreateQuotaShareResponse {
  const { quotaShareName = '', capacityLimits = [], state = 'ENABLED' } = input;
  const { resourceSharingConfiguration: sharing = DEFAULT_SHARING } = input;
  const { preemptionConfiguration = DEFAULT_PREEMPTION } = input;
  assertName('Quota share', quotaShareName);
  assertTypedCapacityLimits(capacityLimits);
  assertSharing(sharing);
  const tags = readTags(input.tags);
  const { jobQueueArn } = getQuotaQueue(draft, input.jobQueue ?? '', context);
  const quotaShareArn = arnOf(jobQueueArn, quotaShareName);
  assertRoomFor(draft, { jobQueueArn, quotaShareArn });
  draft.quotaShares.insert({
    quotaShareArn,
    quotaShareName,
    jobQueueArn,
    capacityLimits,
    resourceSharingConfiguration: fillSharing(sharing),
    preemptionConfiguration,
    state,
    status: 'CREATING',
    tags,
  });
  context.schedule({ kind: CREATED, target: quotaShareArn, afterMs: context.timing.queueCreationMs });
  return { quotaShareName, quotaShareArn };
}

/** Assumption: the wordings; what a queue must be like is on record. */
function getQuotaQueue(draft: BatchDraft, reference: string, { scope }: BatchContext): JobQueueRecord {
  const queue = getJobQueue(draft, reference, scope);
  if (queue.status !== 'VALID') throw clientException(`Job Queue ${queue.jobQueueArn} is not in VALID status`);
  if (goesByQuotaShares(draft, queue)) return queue;
  throw clientException('Quota shares can only be created for job queues with a quota share scheduling policy.');
}

/** A name is free again when the share that has it is gone. */
function assertRoomFor(
  draft: BatchDraft,
  { jobQueueArn, quotaShareArn }: { readonly jobQueueArn: string; readonly quotaShareArn: string },
): void {
  if (draft.quotaShares.get(quotaShareArn) !== undefined) throw clientException('Object already exists');
  if (draft.quotaShares.count('byQueue', [jobQueueArn]) < MOST_SHARES) return;
  // Assumption: the wording; the quota is on record.
  throw clientException(`Cannot create more than ${MOST_SHARES} quota shares for a job queue.`);
}
