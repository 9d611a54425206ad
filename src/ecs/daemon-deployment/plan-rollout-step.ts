/** All that decides what a daemon deployment does next. */
export interface RolloutSituation {
  readonly now: number;
  /** Instances come or go, or wait for their task. */
  readonly isBusy: boolean;
  /** The instances that are still to be replaced. */
  readonly outdated: readonly string[];
  /** Those of them in whose place others can be launched. */
  readonly replaceable: readonly string[];
  /** How many instances the daemon concerns. */
  readonly instanceCount: number;
  readonly drainPercent: number;
  readonly bakeMs: number;
  /** Instances have been replaced, and the time to watch them has not begun. */
  readonly hasOpenStep: boolean;
  readonly bakeUntil?: number | undefined;
}

export type RolloutStep =
  | { readonly kind: 'wait'; readonly until?: number }
  | { readonly kind: 'bake'; readonly until: number }
  | { readonly kind: 'replace'; readonly instances: readonly string[] }
  | { readonly kind: 'complete' };

/** Replaces a share of the instances, watches them for the bake time, and so on until none is left. Assumption: one at least. */
export function planRolloutStep(situation: RolloutSituation): RolloutStep {
  const { now, isBusy, outdated, replaceable, instanceCount, drainPercent, bakeMs, hasOpenStep, bakeUntil } = situation;
  if (isBusy) return { kind: 'wait' };
  if (hasOpenStep && bakeMs > 0) return { kind: 'bake', until: now + bakeMs };
  if (bakeUntil !== undefined && now < bakeUntil) return { kind: 'wait', until: bakeUntil };
  if (outdated.length === 0) return { kind: 'complete' };
  if (replaceable.length === 0) return { kind: 'wait' };
  const share = Math.floor((instanceCount * drainPercent) / 100);
  return { kind: 'replace', instances: replaceable.slice(0, Math.max(1, share)) };
}
