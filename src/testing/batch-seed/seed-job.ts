import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { resourceNameOf } from '../../batch/identify.js';
import { submitJob } from '../../batch/job/submit-job.js';
import { UsageError } from '../../errors/usage-error.js';
import type { JobSeed } from './batch-seed.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';
import { liveUntil } from './live-until.js';

/** Gives the ids. */
export function seedJobs(seeding: BatchSeeding, seed: JobSeed): string[] {
  const { draft, context } = seeding;
  const request = withDefaults(seeding, seed);
  const submitted = Array.from({ length: seed.count ?? 1 }, () =>
    submitJob(draft.batch, readRequest('SubmitJob', request), context),
  );
  liveUntil(
    seeding,
    submitted.map(({ jobArn = '' }) => jobArn),
    seed,
  );
  return submitted.map(({ jobId = '' }) => jobId);
}

function withDefaults(seeding: BatchSeeding, seed: JobSeed): SubmitJobRequest {
  const { status: _, count: __, outcome: ___, ...given } = seed;
  const { jobQueue = onlyQueue(seeding), jobDefinition = onlyDefinition(seeding) } = given;
  const definitionName = resourceNameOf(jobDefinition).replace(/:\d+$/, '');
  const dependsOn = given.dependsOn?.map(({ jobId, ...dependency }) => {
    return { ...dependency, jobId: jobId && (findJobId(seeding, jobId) ?? jobId) };
  });
  return { ...given, jobName: given.jobName ?? definitionName, jobQueue, jobDefinition, dependsOn };
}

/** The latest job of a name. */
function findJobId({ draft, context: { scope } }: BatchSeeding, jobName: string): string | undefined {
  const queues = [...draft.batch.jobQueues.list('byScope', [scope.accountId, scope.region])];
  const named = queues
    .flatMap(({ jobQueueArn }) => [...draft.batch.jobs.list('byQueue', [jobQueueArn])])
    .filter((job) => job.jobName === jobName);
  return named.toSorted((a, b) => a.sequence - b.sequence).at(-1)?.jobId;
}

function onlyQueue({ draft, context: { scope } }: BatchSeeding): string {
  const queues = [...draft.batch.jobQueues.list('byScope', [scope.accountId, scope.region])];
  return getOnly(
    'job queue',
    queues.map(({ jobQueueName }) => jobQueueName),
  );
}

function onlyDefinition({ draft, context: { scope } }: BatchSeeding): string {
  const definitions = [...draft.batch.jobDefinitions.list('byScope', [scope.accountId, scope.region])];
  const active = definitions.filter(({ status }) => status === 'ACTIVE');
  return getOnly('job definition', [...new Set(active.map(({ jobDefinitionName }) => jobDefinitionName))]);
}

function getOnly(kind: string, names: readonly string[]): string {
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  if (only === undefined) throw new UsageError(`A job is seeded, but there is no ${kind}. Seed one.`);
  throw new UsageError(`A job is seeded without a ${kind}, and there are ${names.join(', ')}. Name one of them.`);
}
