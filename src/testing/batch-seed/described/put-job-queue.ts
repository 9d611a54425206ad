import type { JobQueueDetail } from '@aws-sdk/client-batch';
import type { JobQueueRecord } from '../../../batch/job-queue/job-queue-record.js';
import { CREATED, DELETED, UPDATED } from '../../../batch/job-queue/job-queue-transitions.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import type { Described } from '../../seeding/described.js';
import { missingDocument } from '../../seeding/missing-document.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { BatchSeeding } from '../batch-seeding.js';

const SHOWN = ['statusReason', 'schedulingPolicyArn', 'jobStateTimeLimitActions'] as const;

/** A job queue as AWS described it. */
export function putJobQueue(seeding: BatchSeeding, queue: Described<JobQueueDetail>): string {
  const { draft, context } = seeding;
  const jobQueueArn = ownArn('jobQueueArn', queue.jobQueueArn, context.scope.accountId);
  assertIsNew(draft.batch.jobQueues.get(jobQueueArn), 'jobQueueArn');
  const computeEnvironmentOrder = queue.computeEnvironmentOrder ?? [];
  assertEnvironments(seeding, computeEnvironmentOrder);
  assertServiceEnvironments(seeding, queue.serviceEnvironmentOrder ?? []);
  assertPolicy(seeding, queue.schedulingPolicyArn);
  const put = draft.batch.jobQueues.insert({
    ...{ jobQueueArn, jobQueueName: queue.jobQueueName ?? '', computeEnvironmentOrder },
    ...(pick(queue, SHOWN) as Pick<JobQueueRecord, (typeof SHOWN)[number]>),
    ...{ state: queue.state ?? 'ENABLED', status: queue.status ?? 'VALID', priority: queue.priority ?? 1 },
    serviceEnvironmentOrder: queue.serviceEnvironmentOrder ?? [],
    jobQueueType: queue.jobQueueType ?? 'ECS',
    tags: queue.tags ?? {},
  });
  resume(put, context);
  return jobQueueArn;
}

function assertEnvironments({ draft }: BatchSeeding, order: JobQueueRecord['computeEnvironmentOrder']): void {
  for (const [index, { computeEnvironment: arn = '' }] of order.entries()) {
    if (draft.batch.computeEnvironments.get(arn) !== undefined) continue;
    const command = `aws batch describe-compute-environments --compute-environments ${arn}`;
    throw missingDocument(`computeEnvironmentOrder[${index}]`, 'the compute environment', command);
  }
}

function assertServiceEnvironments({ draft }: BatchSeeding, order: JobQueueRecord['serviceEnvironmentOrder']): void {
  for (const [index, { serviceEnvironment: arn = '' }] of order.entries()) {
    if (draft.batch.serviceEnvironments.get(arn) !== undefined) continue;
    const command = `aws batch describe-service-environments --service-environments ${arn}`;
    throw missingDocument(`serviceEnvironmentOrder[${index}]`, 'the service environment', command);
  }
}

function assertPolicy({ draft }: BatchSeeding, arn: string | undefined): void {
  if (arn === undefined || draft.batch.schedulingPolicies.get(arn) !== undefined) return;
  const command = `aws batch describe-scheduling-policies --arns ${arn}`;
  throw missingDocument('schedulingPolicyArn', 'the scheduling policy', command);
}

function resume({ jobQueueArn: target, status }: JobQueueRecord, { schedule, timing }: BatchSeeding['context']): void {
  if (status === 'CREATING') schedule({ kind: CREATED, target, afterMs: timing.queueCreationMs });
  if (status === 'UPDATING') schedule({ kind: UPDATED, target, afterMs: timing.queueUpdateMs });
  if (status === 'DELETING') schedule({ kind: DELETED, target, afterMs: timing.queueDeletionMs });
}
