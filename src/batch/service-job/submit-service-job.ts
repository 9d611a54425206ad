import type { SubmitServiceJobRequest, SubmitServiceJobResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { getJobQueue } from '../job-queue/job-queue-table.js';
import { enterShare } from '../scheduler/fair-share/change-share.js';
import { readTags } from '../tag/read-tags.js';
import { readTrainingRequest } from './read-training-request.js';
import type { EchoedRequest } from './service-job-record.js';
import { REVIEW, toShareMember } from './service-job-step.js';
import { assertAcceptsServiceJob, assertIsNew } from './submit/queue-rules.js';
import { assertSubmitInput } from './submit/submit-rules.js';

export function submitServiceJob(
  draft: BatchDraft,
  input: SubmitServiceJobRequest,
  context: BatchContext,
): SubmitServiceJobResponse {
  const { jobName = '', serviceRequestPayload = '', clientToken } = input;
  assertSubmitInput(input);
  const tags = readTags(input.tags);
  const queue = getJobQueue(draft, input.jobQueue ?? '', context.scope);
  assertAcceptsServiceJob(draft, queue, input);
  assertIsNew(draft, queue, input);
  const jobId = context.identifiers.uuid();
  const job = draft.serviceJobs.insert({
    jobArn: batchArn(context.scope, 'service-job', jobId),
    jobId,
    jobName,
    jobQueueArn: queue.jobQueueArn,
    status: 'SUBMITTED',
    request: echo(input),
    capacityUsage: readTrainingRequest(serviceRequestPayload)?.instances ?? [],
    createdAt: context.now,
    attempts: [],
    trainingJobs: 0,
    capacityWaitMs: 0,
    isTerminated: false,
    ...(clientToken !== undefined && { clientToken }),
    tags,
  });
  enterShare({ draft, context }, toShareMember(job));
  const { jobArn } = job;
  context.schedule({ kind: REVIEW, target: jobArn, afterMs: context.timing.submissionMs });
  return { jobArn, jobName, jobId };
}

/** What is shown as it was given. */
function echo(input: SubmitServiceJobRequest): EchoedRequest {
  const { jobName: _, jobQueue: __, tags: ___, clientToken: ____, ...echoed } = input;
  return echoed;
}
