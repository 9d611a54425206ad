import { amountOf, minus, type Quantities } from './quantities.js';

/** A job that has its instances. */
export interface ActiveJob {
  readonly jobArn: string;
  readonly need: Quantities;
  readonly priority: number;
  /** When it got them. */
  readonly since: number;
  /** It gives them back soon. */
  readonly isStopping: boolean;
}

/**
 * The jobs that give back what is missing, of candidates that come latest first. Undefined where all of them together do not.
 * Assumption: the least important give way first, and of these the latest; AWS weighs that, and what a job borrows, in a way of its own.
 */
export function chooseVictims(candidates: readonly ActiveJob[], missing: Quantities): ActiveJob[] | undefined {
  const victims: ActiveJob[] = [];
  let left = missing;
  for (const job of candidates.toSorted((a, b) => a.priority - b.priority || b.since - a.since)) {
    if (!isMissing(left)) break;
    if (!helps(job, left)) continue;
    victims.push(job);
    left = minus(left, job.need);
  }
  return isMissing(left) ? undefined : victims;
}

function isMissing(left: Quantities): boolean {
  return Object.values(left).some((quantity) => quantity > 0);
}

function helps({ need }: ActiveJob, left: Quantities): boolean {
  return Object.entries(need).some(([unit, quantity]) => quantity > 0 && amountOf(left, unit) > 0);
}
