import type { JobDetail } from '@aws-sdk/client-batch';
import { scopeOfArn } from '../../../aws/arn.js';
import { insertUses } from '../../../batch/consumable-resource/consumable-use-table.js';
import { batchArn } from '../../../batch/identify.js';
import { hasEnded } from '../../../batch/job/has-ended.js';
import type { JobRecord } from '../../../batch/job/job-record.js';
import { isNode } from '../../../batch/job/job-table.js';
import { insertDependencies } from '../../../batch/job/submit-job.js';
import { enterShare, takeOfShare } from '../../../batch/scheduler/fair-share/change-share.js';
import { shareOf } from '../../../batch/scheduler/fair-share/share-of.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import type { Described } from '../../seeding/described.js';
import { missingDocument } from '../../seeding/missing-document.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { BatchSeeding } from '../batch-seeding.js';
import { putAttempt } from './put-attempt.js';
import { readAttempts } from './read-attempts.js';
import { readJobSpec } from './read-job-spec.js';

const SHOWN = ['statusReason', 'startedAt', 'stoppedAt'] as const;

/** A job as AWS described it: one by itself, the parent of an array or of nodes, or one of these. */
export function putJob(seeding: BatchSeeding, job: Described<JobDetail>): string {
  const { draft, context } = seeding;
  const jobArn = ownArn('jobArn', arnOf(job), context.scope.accountId);
  assertIsNew(draft.batch.jobs.get(jobArn), 'jobArn');
  const parent = readParent(seeding, jobArn, job);
  const { jobId = '', jobName = '', jobQueue: jobQueueArn = '' } = job;
  const put = draft.batch.jobs.insert({
    ...{ jobArn, jobId, jobName, jobQueueArn },
    status: job.status ?? 'SUBMITTED',
    ...pick(job, SHOWN),
    createdAt: job.createdAt ?? context.now,
    ...parent,
    ...(!isNode({ jobId }) && shareOf(draft.batch, jobQueueArn, job)),
    ...(parent.parentArn === undefined && readWhole(job)),
    attempts: readAttempts(job),
    ...{ isCancelled: job.isCancelled ?? false, isTerminated: job.isTerminated ?? false },
    tags: job.tags ?? {},
  });
  if (put.spec !== undefined) insertUses(draft.batch, put, put.spec);
  if (!hasEnded(put)) putUnended(seeding, put, job);
  return put.jobId;
}

/** AWS Batch has not always shown it. */
export function arnOf({ jobArn, jobQueue, jobId = '' }: Described<JobDetail>): string | undefined {
  return jobArn ?? (jobQueue === undefined ? undefined : batchArn(scopeOfArn(jobQueue), 'job', jobId));
}

/** What only a job has that is no part of another. */
function readWhole(job: Described<JobDetail>): Pick<JobRecord, 'spec' | 'arraySize' | 'numNodes'> {
  const { size } = job.arrayProperties ?? {};
  const { numNodes } = job.nodeProperties ?? {};
  return {
    spec: readJobSpec(job),
    ...(size !== undefined && { arraySize: size }),
    ...(numNodes !== undefined && { numNodes }),
  };
}

/** The parent of a child or node, by its id, has what it runs. */
function readParent(
  { draft }: BatchSeeding,
  jobArn: string,
  { jobId = '' }: Described<JobDetail>,
): Pick<JobRecord, 'parentArn' | 'index'> {
  const [parentId, index] = jobId.split(/[:#]/);
  if (index === undefined) return {};
  const parentArn = jobArn.replace(/[:#]\d+$/, '');
  if (draft.batch.jobs.get(parentArn) === undefined) {
    throw missingDocument('jobId', 'the job that it is a part of', `aws batch describe-jobs --jobs ${parentId}`);
  }
  return { parentArn, index: Number(index) };
}

function putUnended(seeding: BatchSeeding, job: JobRecord, described: Described<JobDetail>): void {
  const { draft } = seeding;
  const { jobArn, jobQueueArn, attempts, createdAt } = job;
  if (draft.batch.jobQueues.get(jobQueueArn) === undefined) {
    throw missingDocument('jobQueue', 'the job queue', `aws batch describe-job-queues --job-queues ${jobQueueArn}`);
  }
  const step = { draft: draft.batch, context: seeding.context };
  if (job.parentArn === undefined) enterShare(step, job);
  if (job.spec !== undefined) insertDependencies(draft.batch, job, job.spec);
  const isWhole = job.arraySize !== undefined || job.numNodes !== undefined;
  if (job.status === 'RUNNABLE') {
    draft.batch.jobs.assign(jobArn, { runnableAt: attempts.at(-1)?.stoppedAt ?? createdAt });
  } else if (job.status === 'PENDING' && (job.isCancelled || job.isTerminated)) {
    draft.batch.jobs.assign(jobArn, { endsWith: job.statusReason ?? '' });
  } else if (job.status === 'STARTING' || job.status === 'RUNNING') {
    takeOfShare(step, job);
    if (!isWhole) putAttempt(seeding, job, described);
  }
}
