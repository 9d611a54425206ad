import type { BatchSlices, HostBinding } from '../batch/batch-service.js';
import type { BatchSeed, BatchSeeded } from '../testing/batch-seed/batch-seed.js';
import { seedBatch } from '../testing/batch-seed/seed-batch.js';
import { createBatchIncidents, type BatchIncidents } from '../testing/batch-incidents/batch-incidents.js';
import type { JobMatch, JobOutcomes, JobPredicate } from '../testing/job-rules.js';
import type { BatchDecisions } from './batch-part.js';
import { letHappen, type Happening } from './let-happen.js';
import { readSeed } from './read-seed.js';
import type { ServiceHandle } from './service-handle.js';
import type { HandleParts } from './service-part.js';

/** AWS Batch, as a test holds it. */
export interface BatchHandle extends ServiceHandle {
  /**
   * Puts resources into the state, all or none, and returns their ARNs and ids. What is seeded counts as no change and sends no event.
   *
   * @throws UsageError when AWS could not be in that state; it says what to correct.
   * @example
   * batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
   * batch.seed({ jobs: [{ jobDefinition: 'report', status: 'RUNNING', outcome: { exitCode: 1, after: '3m' } }] });
   * batch.seed({ described: [environments, queues, jobs] }); // as `aws batch describe-jobs` and others printed them
   */
  seed(seed: BatchSeed): BatchSeeded;
  /**
   * Says what jobs do in the attempts that start from now on. The latest rule that matches an attempt wins; attempts that none
   * matches succeed after `timing.batch.jobDuration`, a minute by default.
   *
   * @throws UsageError for a match or an outcome that makes no sense.
   * @example
   * batch.onJob({ jobName: 'nightly-*' }, ({ attempt }) => ({ exitCode: attempt === 1 ? 137 : 0, after: '3m' }));
   * batch.onJob({ jobDefinition: 'render', arrayIndex: 7 }, { exitCode: 1, reason: 'OutOfMemoryError' });
   */
  onJob(match: JobMatch | JobPredicate, outcomes: JobOutcomes): void;
  /** What befalls jobs and instances. */
  readonly simulate: BatchIncidents;
}

interface BatchHandleParts<S extends BatchSlices> extends HandleParts<S>, BatchDecisions {
  /** Where jobs run. */
  readonly bindHost: HostBinding<S>;
}

export function createBatchHandle<S extends BatchSlices>(parts: BatchHandleParts<S>): BatchHandle {
  const { world, settings, bindHost, rules, service, mark } = parts;
  return {
    ...service,
    seed(seed) {
      world.clock.settle();
      const scope = { accountId: world.accountId, region: world.region };
      const seeded = seedBatch(world.store, readSeed(seed), { scope, settings, bindHost, rules: rules.jobs });
      mark();
      return seeded;
    },
    onJob: (match, outcomes) => rules.jobs.add(match, outcomes),
    simulate: createBatchIncidents((name, about, incident) => {
      const change: Happening<S>['change'] = (draft, context) => {
        const host = bindHost(draft, context);
        incident({ draft: draft.batch, context: { ...context, ...settings, host }, incident: name });
      };
      letHappen(world, { name, about, change });
    }),
  };
}
