import { scopeOfArn, type Scope } from '../../aws/arn.js';
import type { BatchTransition, BatchTransitionContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import type { JobQueueRecord } from '../job-queue/job-queue-record.js';
import { surveyConsumables } from '../consumable-resource/survey-consumables.js';
import { surveyReservation } from './fair-share/survey-reservation.js';
import { listInTurn } from './list-in-turn.js';
import { clearFormerHeads, noteHead } from './note-head.js';
import { planDispatch } from './plan-dispatch.js';
import { scaleSite } from './scale.js';
import type { Site } from './site.js';
import { startJob } from './start-job.js';
import { dispatchServiceJobs } from '../service-job/scheduler/dispatch-service-jobs.js';
import { surveySite } from './survey-site.js';

/** A cycle of the scheduler: jobs start where there is room, and environments grow and shrink. */
export const dispatch: BatchTransition = (draft, { target }, context) => {
  const scope = scopeOfArn(target);
  const sites = surveySites(draft, scope, context);
  const records = listQueues(draft, scope);
  const queues = records.filter(isForContainers).map((queue) => ({
    jobQueueArn: queue.jobQueueArn,
    sites: sitesOf(queue, sites),
    jobs: listInTurn(draft, queue.jobQueueArn, context.now),
    reservation: surveyReservation(draft, queue),
  }));
  const { starts, heads, demand } = planDispatch(queues, surveyConsumables(draft));
  const step = { draft, context };
  for (const { jobQueueArn } of queues) {
    const head = heads.find((one) => one.jobQueueArn === jobQueueArn);
    clearFormerHeads(step, jobQueueArn, head);
    if (head !== undefined) noteHead(step, head);
  }
  for (const start of starts) startJob(step, start);
  dispatchServiceJobs(step, records);
  const awaited = new Set(heads.flatMap(({ awaits }) => awaits));
  const taken = new Set(starts.flatMap(({ instanceArns }) => instanceArns));
  for (const [arn, before] of sites) {
    const site = withTaken(before, taken);
    scaleSite(draft, { site, demand: demand.get(arn) ?? [], isAwaited: awaited.has(arn) }, context);
  }
};

function surveySites(
  draft: BatchDraft,
  { accountId, region }: Scope,
  context: BatchTransitionContext,
): ReadonlyMap<string, Site> {
  const environments = [...draft.computeEnvironments.list('byScope', [accountId, region])];
  return new Map(
    environments.map((environment) => [environment.computeEnvironmentArn, surveySite(draft, environment, context)]),
  );
}

/** The jobs that have just started keep their instances from going. */
function withTaken(site: Site, taken: ReadonlySet<string>): Site {
  if (taken.size === 0) return site;
  return {
    ...site,
    hosts: site.hosts.map((host) => (taken.has(host.instanceArn) ? { ...host, isIdle: false } : host)),
  };
}

/** The highest priority first. Assumption: among equals, the oldest. A queue that is DISABLED still sends out what it has. */
function listQueues(draft: BatchDraft, { accountId, region }: Scope): JobQueueRecord[] {
  const queues = [...draft.jobQueues.list('byScope', [accountId, region])];
  return queues
    .filter(({ status }) => status !== 'DELETING')
    .toSorted((a, b) => b.priority - a.priority || a.sequence - b.sequence);
}

function isForContainers({ jobQueueType }: JobQueueRecord): boolean {
  return jobQueueType !== 'SAGEMAKER_TRAINING';
}

function sitesOf({ computeEnvironmentOrder }: JobQueueRecord, sites: ReadonlyMap<string, Site>): Site[] {
  return computeEnvironmentOrder.flatMap(({ computeEnvironment = '' }) => sites.get(computeEnvironment) ?? []);
}
