import { explainBlocked, type BlockedReason } from './explain-blocked.js';
import { openSite, type OpenSite } from './open-site.js';
import type { QueuedJob, Site } from './site.js';
import type { InstanceDemand } from './plan-instances.js';

/** A queue with the environments that it tries in turn, and its jobs in the order in which they are tried. */
export interface QueueToDispatch {
  readonly jobQueueArn: string;
  readonly sites: readonly Site[];
  readonly jobs: Iterable<QueuedJob>;
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
  /** Undefined where the job only waits for room. */
  readonly reason: BlockedReason | undefined;
  /** The environments that would have room for the job if all idle instances went. */
  readonly awaits: readonly string[];
}

/**
 * Which jobs start where. The queues come in order of their priority, and each starts what fits, in its order: a job that does not
 * fit keeps all behind it waiting.
 */
export function planDispatch(queues: readonly QueueToDispatch[]): DispatchPlan {
  const opened = new Map<string, OpenSite>();
  const open = (site: Site): OpenSite => {
    const known = opened.get(site.computeEnvironmentArn) ?? openSite(site);
    opened.set(site.computeEnvironmentArn, known);
    return known;
  };
  const starts: PlannedStart[] = [];
  const heads: BlockedHead[] = [];
  for (const queue of queues) {
    const head = dispatchQueue(queue, queue.sites.map(open), starts);
    if (head !== undefined) heads.push(head);
  }
  return { starts, heads, demand: new Map([...opened].map(([arn, site]) => [arn, site.demand])) };
}

function dispatchQueue(
  { jobQueueArn, jobs }: QueueToDispatch,
  sites: readonly OpenSite[],
  starts: PlannedStart[],
): BlockedHead | undefined {
  let head: BlockedHead | undefined;
  for (const job of jobs) {
    const options = sites.filter((site) => site.canHold(job));
    if (head === undefined) {
      const start = findStart(options, job);
      if (start !== undefined) {
        starts.push(start);
        continue;
      }
      head = { jobQueueArn, jobArn: job.jobArn, ...explainHead(job, sites) };
      // Nothing behind it can start either.
      if (options.length === 0 || head.reason !== undefined) break;
    }
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

function explainHead(job: QueuedJob, sites: readonly OpenSite[]): Pick<BlockedHead, 'reason' | 'awaits'> {
  const all = sites.map(({ site }) => site);
  // Instances that stay in any case may be too many for nodes.
  const options = sites.filter((one) => one.canHold(job) && (!job.hasNodes || one.site.minvCpus === 0));
  return {
    reason: explainBlocked(job, all),
    awaits: options.map(({ site }) => site.computeEnvironmentArn),
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
