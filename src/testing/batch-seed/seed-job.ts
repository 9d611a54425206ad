import type { JobStatus, RetryStrategy, SubmitJobRequest } from '@aws-sdk/client-batch';
import { definitionNameOf } from '../../batch/job-definition/definition-name.js';
import { findJobDefinition } from '../../batch/job-definition/find-job-definition.js';
import { submitJob } from '../../batch/job/submit-job.js';
import { assertJobOutcome } from '../assert-job-outcome.js';
import { assertOneOf } from '../seeding/assert-one-of.js';
import { repeat } from '../seeding/repeat.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import type { AttemptsSeed, JobSeed } from './batch-seed.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';
import { liveUntil } from './live-until.js';
import { nameDefinition, nameQueue } from './name-seeded.js';
import { wishOfChild } from './seeded-life.js';

/** Gives the ids. */
export function seedJobs(seeding: BatchSeeding, seed: JobSeed): string[] {
  const { draft, context } = seeding;
  const request = withDefaults(seeding, seed);
  assertWishes(seed);
  const submitted = repeat(seed, () => submitJob(draft.batch, readRequest('SubmitJob', request), context));
  liveUntil(
    seeding,
    submitted.map(({ jobArn = '' }) => jobArn),
    seed,
  );
  return submitted.map(({ jobId = '' }) => jobId);
}

function withDefaults(seeding: BatchSeeding, seed: JobSeed): SubmitJobRequest {
  const { status: _, count: __, outcome: ___, attempts: ____, children, ...given } = seed;
  const jobQueue = nameQueue(seeding, given.jobQueue);
  const jobDefinition = nameDefinition(seeding, given.jobDefinition);
  const definitionName = definitionNameOf(jobDefinition);
  const dependsOn = given.dependsOn?.map(({ jobId, ...dependency }) => {
    return { ...dependency, jobId: jobId && (findJobId(seeding, jobId) ?? jobId) };
  });
  const retryStrategy = given.retryStrategy ?? retriesFor(seeding, seed, jobDefinition);
  return {
    ...(children && { arrayProperties: { size: children.length } }),
    ...(retryStrategy && { retryStrategy }),
    ...given,
    ...{ jobName: given.jobName ?? definitionName, jobQueue, jobDefinition, dependsOn },
  };
}

const STATUSES: readonly JobStatus[] = [
  ...(['SUBMITTED', 'PENDING', 'RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const),
];
const OF_CHILD: readonly string[] = ['status', 'attempts', 'outcome'] satisfies (keyof AttemptsSeed)[];

function assertWishes(seed: JobSeed): void {
  const { status, children = [], arrayProperties } = seed;
  assertOneOf('status', status, STATUSES);
  assertOutcomes(seed);
  for (const [index, child] of children.entries()) {
    assertOneOf(`children[${index}]`, typeof child === 'string' ? child : child.status, STATUSES);
    const members = typeof child === 'string' ? [] : Object.keys(child);
    for (const member of members) assertOneOf(`children[${index}]`, member, OF_CHILD);
    if (typeof child !== 'string') assertOutcomes(child);
  }
  const { size = children.length } = arrayProperties ?? {};
  if (children.length <= size) return;
  throw new SeedProblem(
    `there are ${children.length}, and the array has a size of ${size}. Leave the size out.`,
    'children',
  );
}

function assertOutcomes({ outcome, attempts = [] }: AttemptsSeed): void {
  for (const each of outcome === undefined ? attempts : [...attempts, outcome]) assertJobOutcome(each);
}

/** As many attempts as the seed speaks of, where the definition allows fewer. */
function retriesFor(
  { draft, context: { scope } }: BatchSeeding,
  seed: JobSeed,
  jobDefinition: string,
): RetryStrategy | undefined {
  const children = (seed.children ?? []).map((_, index) => wishOfChild(seed, index));
  const attempts = Math.max(...[seed, ...children].map(attemptsOf));
  const { retryStrategy } = findJobDefinition(draft.batch, jobDefinition, scope)?.content ?? {};
  return attempts > (retryStrategy?.attempts ?? 1) ? { ...retryStrategy, attempts } : undefined;
}

/** A job that has FAILED needs no other attempt. */
function attemptsOf({ status, attempts = [] }: AttemptsSeed): number {
  return attempts.length + (status === 'FAILED' ? 0 : 1);
}

/** The latest job of a name. */
function findJobId({ draft, context: { scope } }: BatchSeeding, jobName: string): string | undefined {
  const queues = [...draft.batch.jobQueues.list('byScope', [scope.accountId, scope.region])];
  const named = queues
    .flatMap(({ jobQueueArn }) => [...draft.batch.jobs.list('byQueue', [jobQueueArn])])
    .filter((job) => job.jobName === jobName);
  return named.toSorted((a, b) => a.sequence - b.sequence).at(-1)?.jobId;
}
