import type { SubmitServiceJobRequest } from '@aws-sdk/client-batch';
import { assertOpen } from '../../assert-settled.js';
import { clientException } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import type { JobQueueRecord } from '../../job-queue/job-queue-record.js';
import { goesByQuotaShares } from '../../quota-share/goes-by-quota-shares.js';
import { quotaShareArn } from '../../quota-share/quota-share-table.js';
import { assertShare } from '../../scheduler/fair-share/share-rules.js';
import type { ServiceJobRecord } from '../service-job-record.js';

/** What the queue demands of a service job. Assumption: the wordings, but for what is said of jobs with a share. */
export function assertAcceptsServiceJob(
  draft: BatchDraft,
  queue: JobQueueRecord,
  { shareIdentifier, quotaShareName }: SubmitServiceJobRequest,
): void {
  const { jobQueueArn, jobQueueType } = queue;
  assertOpen(`Job Queue ${jobQueueArn}`, queue);
  if (jobQueueType !== 'SAGEMAKER_TRAINING') {
    throw clientException(`Job Queue ${jobQueueArn} is not of type SAGEMAKER_TRAINING`);
  }
  assertShare(draft, queue, { shareIdentifier });
  if (goesByQuotaShares(draft, queue)) assertOpenShare(draft, jobQueueArn, quotaShareName);
  else if (quotaShareName !== undefined) {
    throw clientException(
      'Job with quotaShareName can only be submitted to job queue with quota share scheduling policy.',
    );
  }
}

function assertOpenShare(draft: BatchDraft, jobQueueArn: string, name: string | undefined): void {
  if (name === undefined) throw clientException('quotaShareName must be specified.');
  const arn = quotaShareArn(jobQueueArn, name);
  const share = draft.quotaShares.get(arn);
  if (share === undefined) throw clientException(`${arn} does not exist`);
  assertOpen(`Quota share ${arn}`, share);
}

/** A request is accepted once. Assumption: that lasts as long as AWS Batch remembers the job; and the wording. */
export function assertIsNew(draft: BatchDraft, { jobQueueArn }: JobQueueRecord, input: SubmitServiceJobRequest): void {
  const { clientToken } = input;
  if (clientToken === undefined) return;
  for (const job of draft.serviceJobs.list('byToken', [jobQueueArn, clientToken])) {
    if (isSame(job, input)) throw clientException('A request with this clientToken has already been accepted.');
  }
}

function isSame({ jobName, request }: ServiceJobRecord, input: SubmitServiceJobRequest): boolean {
  return jobName === input.jobName && request.serviceRequestPayload === input.serviceRequestPayload;
}
