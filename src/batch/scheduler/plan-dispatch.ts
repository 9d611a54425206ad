import type { Availability } from '../consumable-resource/survey-consumables.js';
import { explainBlocked, type BlockedReason } from './explain-blocked.js';
import { openBudget, type Reservation } from './fair-share/open-budget.js';
import { openConsumables, type OpenConsumables } from './open-consumables.js';
import { openSite, type OpenSite } from './open-site.js';
import type { QueuedJob, Site } from './site.js';
import type { InstanceDemand } from './plan-instances.js';

/** A queue with the environments that it tries in turn, and its jobs in the order in which they are tried. */
export interface QueueToDispatch {
  readonly jobQueueArn: string;
  readonly sites: readonly Site[];
  readonly jobs: Iterable<QueuedJob>;
  /** Undefined where the jobs may have all that there is. */
  readonly reservation?: Reservation | undefined;
}

export interface DispatchPlan {
  readonly starts: readonly PlannedStart[];
  /** The jobs that keep their queues waiting. */
  readonly heads: readonly BlockedHead[];
  /** What waits for instances, by the ARN of the environment that is to launch them. */
  readonly demand: ReadonlyMap<string, readonly InstanceDemand[]>;
}

export interface PlannedStart {
  readonly jobArn: string;
  readonly computeEnvironmentArn: string;
  /** One for each node; none on Fargate. */
  readonly instanceArns: readonly string[];
}

export interface BlockedHead {
  readonly jobQueueArn: string;
  readonly jobArn: string;
  /** Undefined where the job only waits for room, for consumable resources, or for what is reserved. */
  readonly reason: BlockedReason | undefined;
  /** The environments that would have room for the job if all idle instances went. */
  readonly awaits: readonly string[];
}

/**
 * Which jobs start where. The queues come in order of their priority, and each starts what fits, in its order: a job that does not
 * fit, or waits for something else, keeps all behind it waiting. `consumables` tells what is available of them.
 */
export function planDispatch(
  queues: readonly QueueToDispatch[],
  consumables: Availability = () => undefined,
): DispatchPlan {
  const opened = new Map<string, OpenSite>();
  const open = (site: Site): OpenSite => {
    const known = opened.get(site.computeEnvironmentArn) ?? openSite(site);
    opened.set(site.computeEnvironmentArn, known);
    return known;
  };
  const stock = openConsumables(consumables);
  const starts: PlannedStart[] = [];
  const heads: BlockedHead[] = [];
  for (const queue of queues) {
    const head = dispatchQueue(queue, { sites: queue.sites.map(open), stock }, starts);
    if (head !== undefined) heads.push(head);
  }
  return { starts, heads, demand: new Map([...opened].map(([arn, site]) => [arn, site.demand])) };
}

/** What the jobs of a queue can have. */
interface Supply {
  readonly sites: readonly OpenSite[];
  readonly stock: OpenConsumables;
}

function dispatchQueue(
  { jobQueueArn, jobs, reservation }: QueueToDispatch,
  { sites, stock }: Supply,
  starts: PlannedStart[],
): BlockedHead | undefined {
  let head: BlockedHead | undefined;
  const takesvCpus = openBudget(reservation);
  for (const job of jobs) {
    const isAllowed = takesvCpus(job);
    const options = sites.filter((site) => site.canHold(job));
    if (head === undefined) {
      const mayStart = isAllowed && stock.has(job);
      const start = mayStart ? findStart(options, job) : undefined;
      if (start !== undefined) {
        stock.take(job);
        starts.push(start);
        continue;
      }
      head = { jobQueueArn, jobArn: job.jobArn, ...explainHead(job, sites, mayStart) };
      // Nothing behind it can start either.
      if (options.length === 0 || head.reason !== undefined) break;
    }
    // What has to wait for others first needs no room yet.
    if (!isAllowed || !stock.promise(job)) break;
    askForRoom(options, job);
    if (!sites.some((site) => site.canGrow())) break;
  }
  return head;
}

/** What fits where there is room already needs no instance: it waits for the jobs before it. */
function askForRoom(options: readonly OpenSite[], job: QueuedJob): void {
  for (const option of options) {
    if (option.promiseRoom(job)) return;
    if (option.canGrow()) return option.ask(job);
  }
}

function explainHead(
  job: QueuedJob,
  sites: readonly OpenSite[],
  mayStart: boolean,
): Pick<BlockedHead, 'reason' | 'awaits'> {
  const all = sites.map(({ site }) => site);
  // Instances that stay in any case may be too many for nodes.
  const options = sites.filter((one) => one.canHold(job) && (!job.hasNodes || one.site.minvCpus === 0));
  return {
    reason: explainBlocked(job, all),
    // Assumption: AWS Batch does not say that a job waits for consumable resources, or for what is reserved.
    awaits: (mayStart ? options : []).map(({ site }) => site.computeEnvironmentArn),
  };
}

/** An environment that can launch an instance for the job has it wait, though a later one may have room. */
function findStart(options: readonly OpenSite[], job: QueuedJob): PlannedStart | undefined {
  for (const option of options) {
    const instanceArns = option.take(job);
    if (instanceArns !== undefined) {
      return { jobArn: job.jobArn, computeEnvironmentArn: option.site.computeEnvironmentArn, instanceArns };
    }
    if (option.canGrow()) return undefined;
  }
  return undefined;
}
