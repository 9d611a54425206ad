import { isOpen } from './plan-stage.js';
import type { HookRecord } from './service-deployment-record.js';

export type HookPlan =
  { readonly next: 'invoke' | 'time out' | 'nothing' } | { readonly next: 'wait'; readonly until: number };

/** Decides what comes of a hook. One whose function is not ready in time is asked no more. */
export function planHook(hook: Pick<HookRecord, 'status' | 'callBackAt' | 'expiresAt'>, now: number): HookPlan {
  const { callBackAt = Infinity, expiresAt } = hook;
  if (!isOpen(hook)) return { next: 'nothing' };
  if (now >= expiresAt) return { next: 'time out' };
  return now >= callBackAt ? { next: 'invoke' } : { next: 'wait', until: Math.min(callBackAt, expiresAt) };
}
