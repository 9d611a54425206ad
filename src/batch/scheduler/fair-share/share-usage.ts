import type { ShareRecord } from './share-record.js';

type Usage = Pick<ShareRecord, 'vcpus' | 'averagevCpus' | 'averagedAt'>;

/** The window of a policy whose `shareDecaySeconds` is 0. */
const DEFAULT_WINDOW_S = 600;
const MINUTE_MS = 60_000;

/** How long past usage counts. */
export function windowMsOf({ shareDecaySeconds }: { readonly shareDecaySeconds: number }): number {
  return (shareDecaySeconds || DEFAULT_WINDOW_S) * 1_000;
}

/**
 * What a share has had of late. Assumption: a moving average in which what was a window ago counts half as much as what is now; of
 * the decay AWS tells no more than that newer usage counts more.
 */
export function averageAt({ vcpus, averagevCpus, averagedAt }: Usage, now: number, windowMs: number): number {
  // A job that is seeded has lived ahead of the clock.
  const past = 2 ** (-Math.max(0, now - averagedAt) / windowMs);
  return averagevCpus * past + vcpus * (1 - past);
}

/**
 * By which shares are compared, in vCPU-minutes: what a share has had, and what it has for the next minute. Assumption: the minute, by
 * which what starts counts at once, so that room for many jobs is divided up by weight; in the long run it matters little.
 */
export function usageAt(usage: Usage, now: number, windowMs: number): number {
  return usage.vcpus + (averageAt(usage, now, windowMs) * windowMs) / (Math.LN2 * MINUTE_MS);
}
