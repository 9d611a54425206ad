import type { JobStateTimeLimitAction } from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';

const SHORTEST_SECONDS = 600;
const LONGEST_SECONDS = 86_400;

/** What the request alone shows to be wrong with its time limits. */
export function assertTimeLimitActions(actions: readonly JobStateTimeLimitAction[]): void {
  const keys = new Set(actions.map(({ state, reason }) => `${state} ${reason}`));
  if (keys.size < actions.length) throw invalidRequest('Duplicate job state limit actions are not allowed.');
  for (const { maxTimeSeconds = 0 } of actions) {
    const isInRange = maxTimeSeconds >= SHORTEST_SECONDS && maxTimeSeconds <= LONGEST_SECONDS;
    if (Number.isInteger(maxTimeSeconds) && isInRange) continue;
    // Assumption: the wording; the range of time limits is on record.
    throw invalidRequest(`maxTimeSeconds must be between ${SHORTEST_SECONDS} and ${LONGEST_SECONDS}.`);
  }
}

/** What can be done to which blocked jobs, by what the queue is for. */
const SUITABLE = {
  containers: {
    action: 'CANCEL',
    reasons: [
      'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY',
      'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE',
      'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
    ],
  },
  'service jobs': {
    action: 'TERMINATE',
    reasons: [
      'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY',
      'MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE',
      'MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED',
    ],
  },
} as const;

export function assertTimeLimitActionsFor(
  purpose: keyof typeof SUITABLE,
  actions: readonly JobStateTimeLimitAction[],
): void {
  const suitable = SUITABLE[purpose];
  const reasons: readonly string[] = suitable.reasons;
  for (const { action, reason = '' } of actions) {
    if (action !== suitable.action) {
      throw invalidRequest(`Invalid job action. Valid job actions: [${suitable.action}]`);
    }
    // Assumption: the wording, which is that for actions; which reasons there are is on record.
    if (!reasons.includes(reason)) throw invalidRequest(`Invalid reason. Valid reasons: [${reasons.join(', ')}]`);
  }
}
