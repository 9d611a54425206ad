import { isInScope, type Scope } from '../../aws/arn.js';
import type { BatchSettings } from '../../batch/batch-context.js';
import type { HostBinding } from '../../batch/batch-service.js';
import { DISPATCH } from '../../batch/scheduler/request-dispatch.js';
import { schedulerTransitions } from '../../batch/scheduler/scheduler-transitions.js';
import type { LinkedSlices } from '../../links/links.js';
import type { Store } from '../../store/store.js';
import type { JobRules } from '../job-rules.js';
import { attempt } from '../seeding/attempt.js';
import { settleTarget } from '../seeding/settle-target.js';
import { withoutEvents } from '../seeding/without-events.js';
import type { BatchSeed, BatchSeeded } from './batch-seed.js';
import type { BatchSeeding } from './batch-seeding.js';
import { seedComputeEnvironment } from './seed-compute-environment.js';
import { seedJobDefinition } from './seed-job-definition.js';
import { seedJobQueue } from './seed-job-queue.js';
import { seedJobs } from './seed-job.js';

export interface BatchSeedParts {
  readonly scope: Scope;
  readonly settings: BatchSettings;
  readonly bindHost: HostBinding<LinkedSlices>;
  /** Where the outcomes of seeded jobs go, for the attempts that are yet to start. */
  readonly rules: Pick<JobRules, 'add'>;
}

/** Seeds in one transaction, by the same reducers that answer calls: a seeded world is one that AWS could be in. */
export function seedBatch(
  store: Store<LinkedSlices>,
  seed: BatchSeed,
  { scope, settings, bindHost, rules }: BatchSeedParts,
): BatchSeeded {
  const { jobIdLists, ...seeded } = store.transact((draft, transaction) => {
    const quiet = withoutEvents(transaction);
    const context = {
      ...{ ...quiet, ...settings, host: bindHost(draft, quiet) },
      scope: { ...scope, region: seed.region ?? scope.region },
    };
    return seedAll({ draft, context, bindHost }, seed);
  });
  for (const [i, { outcome }] of (seed.jobs ?? []).entries()) {
    const jobIds = new Set(jobIdLists[i]);
    // Children and nodes do as their parent.
    if (outcome !== undefined) rules.add(({ jobId }) => jobIds.has(jobId.replace(/[:#]\d+$/, '')), outcome);
  }
  return { ...seeded, jobIds: jobIdLists.flat() };
}

interface SeededLists extends Omit<BatchSeeded, 'jobIds'> {
  readonly jobIdLists: string[][];
}

function seedAll(seeding: BatchSeeding, seed: BatchSeed): SeededLists {
  const { computeEnvironments = [], jobQueues = [], jobDefinitions = [], jobs = [] } = seed;
  const seeded = {
    computeEnvironmentArns: computeEnvironments.map((environment, i) =>
      attempt(`computeEnvironments[${i}]`, () => seedComputeEnvironment(seeding, environment)),
    ),
    jobQueueArns: jobQueues.map((queue, i) => attempt(`jobQueues[${i}]`, () => seedJobQueue(seeding, queue))),
    jobDefinitionArns: jobDefinitions.map((definition, i) =>
      attempt(`jobDefinitions[${i}]`, () => seedJobDefinition(seeding, definition)),
    ),
    jobIdLists: jobs.map((job, i) => attempt(`jobs[${i}]`, () => seedJobs(seeding, job))),
  };
  settleScheduler(seeding);
  return seeded;
}

/** Where no job waits for room, the scheduler has nothing to decide but when instances that are not needed go. */
function settleScheduler({ draft, context }: BatchSeeding): void {
  const { accountId, region } = context.scope;
  const queues = [...draft.batch.jobQueues.list('byScope', [accountId, region])];
  if (queues.some(({ jobQueueArn }) => draft.batch.jobs.count('byRunnable', [jobQueueArn]) > 0)) return;
  const [scheduled] = [...draft.transitions.list('byDue')].filter(
    ({ kind, target }) => kind === DISPATCH && isInScope(target, context.scope),
  );
  if (scheduled === undefined) return;
  settleTarget(draft.transitions, scheduled.target, (next) =>
    schedulerTransitions[next.kind]?.(draft.batch, next, context),
  );
}
