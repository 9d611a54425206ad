import type { QuotaSharePreemptionConfiguration, QuotaShareResourceSharingConfiguration } from '@aws-sdk/client-batch';
import { assertRules, type Rule } from '../job-definition/rules/rule.js';

/** Borrows as much as there is. */
const UNLIMITED = -1;

/** Of a share that says nothing of it. AWS wants both to be given; a seed need not. */
export const DEFAULT_SHARING: QuotaShareResourceSharingConfiguration = { strategy: 'RESERVE' };
export const DEFAULT_PREEMPTION: QuotaSharePreemptionConfiguration = { inSharePreemption: 'DISABLED' };

/** Assumption: the wordings; that only LEND_AND_BORROW has a limit, and that -1 means none, is on record. */
const rules: readonly Rule<QuotaShareResourceSharingConfiguration>[] = [
  ({ strategy, borrowLimit }) =>
    borrowLimit !== undefined &&
    strategy !== 'LEND_AND_BORROW' &&
    'borrowLimit can only be set for the strategy LEND_AND_BORROW.',
  ({ borrowLimit = UNLIMITED }) =>
    (!Number.isInteger(borrowLimit) || borrowLimit < UNLIMITED) && 'borrowLimit must be an integer of at least -1.',
];

export function assertSharing(sharing: QuotaShareResourceSharingConfiguration | undefined): void {
  if (sharing !== undefined) assertRules(rules, sharing);
}

/** With the limit that a share has which borrows and does not say how much. */
export function fillSharing(sharing: QuotaShareResourceSharingConfiguration): QuotaShareResourceSharingConfiguration {
  return sharing.strategy === 'LEND_AND_BORROW' ? { borrowLimit: UNLIMITED, ...sharing } : sharing;
}
