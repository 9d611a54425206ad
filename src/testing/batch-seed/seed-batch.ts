import { isInScope, type Scope } from '../../aws/arn.js';
import type { BatchSettings } from '../../batch/batch-context.js';
import type { BatchSlices, HostBinding } from '../../batch/batch-service.js';
import { DISPATCH } from '../../batch/scheduler/request-dispatch.js';
import { schedulerTransitions } from '../../batch/scheduler/scheduler-transitions.js';
import type { Store, TransactionContext } from '../../store/store.js';
import type { JobRules } from '../job-rules.js';
import { assertSeed } from '../seeding/assert-seed.js';
import { attempt } from '../seeding/attempt.js';
import { concatLists } from '../seeding/concat-lists.js';
import { settleTarget } from '../seeding/settle-target.js';
import { withoutEvents } from '../seeding/without-events.js';
import { batchSeedRules } from './batch-seed-rules.js';
import type { BatchSeed, BatchSeeded, JobSeed } from './batch-seed.js';
import type { BatchSeeding } from './batch-seeding.js';
import { seedDescribed } from './described/seed-described.js';
import { seedComputeEnvironment } from './seed-compute-environment.js';
import { seedConsumableResource } from './seed-consumable-resource.js';
import { seedJobDefinition } from './seed-job-definition.js';
import { seedJobQueue } from './seed-job-queue.js';
import { seedQuotaShare } from './seed-quota-share.js';
import { seedServiceEnvironment } from './seed-service-environment.js';
import { seedSchedulingPolicy } from './seed-scheduling-policy.js';
import { seedJobs } from './seed-job.js';

export interface BatchSeedParts<S extends BatchSlices> {
  readonly scope: Scope;
  readonly settings: BatchSettings;
  readonly bindHost: HostBinding<S>;
  /** Where the outcomes of seeded jobs go, for the attempts that are yet to start. */
  readonly rules: Pick<JobRules, 'add'>;
}

/** Seeds in one transaction, by the same reducers that answer calls: a seeded world is one that AWS could be in. */
export function seedBatch<S extends BatchSlices>(
  store: Store<S>,
  seed: BatchSeed,
  { scope, settings, bindHost, rules }: BatchSeedParts<S>,
): BatchSeeded {
  assertSeed(batchSeedRules, seed);
  const [described, { jobIdLists, ...seeded }] = store.transact((draft, transaction) => {
    const quiet = withoutEvents(transaction);
    const context = {
      ...{ ...quiet, ...settings, host: bindHost(draft, quiet) },
      scope: { ...scope, region: seed.region ?? scope.region },
    };
    const seeding = { draft, context, hostAt: (moment: TransactionContext) => bindHost(draft, moment) };
    const lists = [seedDescribed(seeding, seed.described), seedAll(seeding, seed)] as const;
    settleScheduler(seeding);
    return lists;
  });
  for (const [i, job] of (seed.jobs ?? []).entries()) keepOutcomes(rules, new Set(jobIdLists[i]), job);
  return concatLists(described, { ...seeded, jobIds: jobIdLists.flat() });
}

/** For the attempts that are yet to start. Children and nodes do as their parent, unless the seed says otherwise of a child. */
function keepOutcomes(
  rules: Pick<JobRules, 'add'>,
  jobIds: ReadonlySet<string>,
  { outcome, children = [] }: JobSeed,
): void {
  const isOwn = (jobId: string) => jobIds.has(jobId.replace(/[:#]\d+$/, ''));
  if (outcome !== undefined) rules.add(({ jobId }) => isOwn(jobId), outcome);
  for (const [index, child] of children.entries()) {
    if (typeof child === 'string' || child.outcome === undefined) continue;
    rules.add(({ jobId, arrayIndex }) => arrayIndex === index && isOwn(jobId), child.outcome);
  }
}

interface SeededLists extends Omit<BatchSeeded, 'jobIds'> {
  readonly jobIdLists: string[][];
}

function seedAll(seeding: BatchSeeding, seed: BatchSeed): SeededLists {
  const { computeEnvironments = [], jobQueues = [], jobDefinitions = [], jobs = [] } = seed;
  const { consumableResources = [], schedulingPolicies = [], serviceEnvironments = [], quotaShares = [] } = seed;
  return {
    computeEnvironmentArns: computeEnvironments.map((environment, i) =>
      attempt(`computeEnvironments[${i}]`, () => seedComputeEnvironment(seeding, environment)),
    ),
    serviceEnvironmentArns: serviceEnvironments.map((environment, i) =>
      attempt(`serviceEnvironments[${i}]`, () => seedServiceEnvironment(seeding, environment)),
    ),
    schedulingPolicyArns: schedulingPolicies.map((policy, i) =>
      attempt(`schedulingPolicies[${i}]`, () => seedSchedulingPolicy(seeding, policy)),
    ),
    jobQueueArns: jobQueues.map((queue, i) => attempt(`jobQueues[${i}]`, () => seedJobQueue(seeding, queue))),
    quotaShareArns: quotaShares.map((share, i) => attempt(`quotaShares[${i}]`, () => seedQuotaShare(seeding, share))),
    jobDefinitionArns: jobDefinitions.map((definition, i) =>
      attempt(`jobDefinitions[${i}]`, () => seedJobDefinition(seeding, definition)),
    ),
    consumableResourceArns: consumableResources.map((resource, i) =>
      attempt(`consumableResources[${i}]`, () => seedConsumableResource(seeding, resource)),
    ),
    jobIdLists: jobs.map((job, i) => attempt(`jobs[${i}]`, () => seedJobs(seeding, job))),
  };
}

/** Where no job waits for room, the scheduler has nothing to decide but when instances that are not needed go. */
function settleScheduler({ draft, context }: BatchSeeding): void {
  const { accountId, region } = context.scope;
  const queues = [...draft.batch.jobQueues.list('byScope', [accountId, region])];
  const { jobs, serviceJobs } = draft.batch;
  const areWaiting = queues.some(({ jobQueueArn }) =>
    [jobs, serviceJobs].some((table) => table.count('byRunnable', [jobQueueArn]) > 0),
  );
  if (areWaiting) return;
  const scheduled = draft.transitions
    .list()
    .find(({ kind, target }) => kind === DISPATCH && isInScope(target, context.scope));
  if (scheduled === undefined) return;
  settleTarget(draft.transitions, scheduled.target, (next) =>
    schedulerTransitions[next.kind]?.(draft.batch, next, context),
  );
}
