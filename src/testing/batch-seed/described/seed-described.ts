import { hasEnded } from '../../../batch/job/has-ended.js';
import { getJob } from '../../../batch/job/job-table.js';
import { requestDispatch } from '../../../batch/scheduler/request-dispatch.js';
import { attempt } from '../../seeding/attempt.js';
import type { FromAws } from '../../seeding/described.js';
import type { BatchSeeded } from '../batch-seed.js';
import type { BatchSeeding } from '../batch-seeding.js';
import { completeParts } from './complete-parts.js';
import { putComputeEnvironment } from './put-compute-environment.js';
import { putJobDefinition } from './put-job-definition.js';
import { putJobQueue } from './put-job-queue.js';
import { putQuotaShare } from './put-quota-share.js';
import { putSchedulingPolicy } from './put-scheduling-policy.js';
import { putServiceEnvironment } from './put-service-environment.js';
import { arnOf, putJob } from './put-job.js';
import { readBatchDocuments } from './read-batch-documents.js';
import { resumeJob } from './resume-job.js';

/** Puts what AWS described into the state as it was, and lets it go on from there. */
export function seedDescribed(seeding: BatchSeeding, documents: readonly unknown[] | undefined): BatchSeeded {
  const { batch } = seeding.draft;
  const described = readBatchDocuments(documents, seeding.context.now);
  const put = <T>(
    resources: readonly FromAws<T>[],
    putOne: (seeding: BatchSeeding, value: FromAws<T>['value']) => string,
  ) => resources.map(({ path, value }) => attempt(path, () => putOne(seeding, value)));
  const seeded = {
    computeEnvironmentArns: put(described.computeEnvironments, putComputeEnvironment),
    serviceEnvironmentArns: put(described.serviceEnvironments, putServiceEnvironment),
    schedulingPolicyArns: put(described.schedulingPolicies, putSchedulingPolicy),
    jobQueueArns: put(described.jobQueues, putJobQueue),
    quotaShareArns: put(described.quotaShares, putQuotaShare),
    jobDefinitionArns: put(described.jobDefinitions, putJobDefinition),
    consumableResourceArns: [],
    jobIds: put(described.jobs, putJob),
  };
  for (const { path, value } of described.jobs) {
    const job = getJob(batch, arnOf(value) ?? '');
    attempt(path, () => completeParts(seeding, job, value));
    attempt(path, () => resumeJob(seeding, job));
    if (!hasEnded(job)) requestDispatch(job.jobArn, seeding.context);
  }
  return seeded;
}
