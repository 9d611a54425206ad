import { explainWaiting, type WaitingHead } from './explain-waiting.js';
import { fits, minus, type Quantities } from './quantities.js';

/** A job that waits for room. */
export interface WaitingJob {
  readonly jobArn: string;
  readonly need: Quantities;
  /** It is not to start yet, whatever room there is. */
  readonly isHeld: boolean;
}

/** What a service environment has. */
export interface Room {
  readonly capacity: Quantities;
  readonly free: Quantities;
}

export interface ServicePlan {
  readonly starts: readonly string[];
  /** The jobs that are to give way. */
  readonly preemptions: readonly string[];
  readonly heads: readonly WaitingHead[];
}

/** One after the other: a job that does not fit, or may not take what is reserved, keeps all behind it waiting. */
export function planInTurn<J extends WaitingJob>(
  jobs: Iterable<J>,
  { capacity, free: before }: Room,
  takes: (job: J) => boolean = () => true,
): ServicePlan {
  const starts: string[] = [];
  let free = before;
  for (const job of jobs) {
    if (job.isHeld || !fits(job.need, free) || !takes(job)) {
      return { starts, preemptions: [], heads: [explainWaiting(job, capacity)] };
    }
    free = minus(free, job.need);
    starts.push(job.jobArn);
  }
  return { starts, preemptions: [], heads: [] };
}
