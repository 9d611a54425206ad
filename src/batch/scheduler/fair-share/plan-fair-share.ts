import { vcpusNeeded, type QueuedJob } from '../site.js';

/** What counts of a job here. */
type Waiting = Pick<QueuedJob, 'jobArn' | 'needs'>;

/** A share whose jobs wait for room. */
export interface WaitingShare<J extends Waiting = QueuedJob> {
  /** The lower, the more it gets. */
  readonly weight: number;
  /** Each vCPU that starts adds one. */
  readonly usage: number;
  /** In the order in which they are tried. */
  readonly jobs: Iterable<J>;
}

/**
 * The order in which the jobs of a fair-share queue are tried: next comes the first job of the share with the lowest weighted usage,
 * which has then used that much more. Assumption: among equals, the first.
 */
export function* planFairShare<J extends Waiting>(shares: readonly WaitingShare<J>[]): Generator<J> {
  const lanes = shares.map(openLane);
  try {
    for (let lane = lowest(lanes); lane?.next !== undefined; lane = lowest(lanes)) {
      const job = lane.next;
      yield job;
      lane.usage += lane.weight * vcpusNeeded(job);
      lane.next = readNext(lane);
    }
  } finally {
    for (const { jobs } of lanes) jobs.return?.();
  }
}

interface Lane<J> {
  readonly weight: number;
  readonly jobs: Iterator<J>;
  /** Weighted. */
  usage: number;
  /** Undefined when no job is left. */
  next: J | undefined;
}

function openLane<J extends Waiting>({ weight, usage, jobs: waiting }: WaitingShare<J>): Lane<J> {
  const jobs = waiting[Symbol.iterator]();
  return { weight, jobs, usage: weight * usage, next: readNext({ jobs }) };
}

function readNext<J>({ jobs }: Pick<Lane<J>, 'jobs'>): J | undefined {
  const result = jobs.next();
  return result.done === true ? undefined : result.value;
}

function lowest<J>(lanes: readonly Lane<J>[]): Lane<J> | undefined {
  let found: Lane<J> | undefined;
  for (const lane of lanes) {
    if (lane.next !== undefined && (found === undefined || lane.usage < found.usage)) found = lane;
  }
  return found;
}
