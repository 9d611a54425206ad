import type { HookRecord } from './service-deployment-record.js';

/** Why a deployment has failed, in the words that AWS has for it in different places. */
export interface DeploymentFailure {
  /** Who says so, as `rolloutStateReason` has it. */
  readonly who: string;
  /** What has happened, as service events and `rolloutStateReason` have it. */
  readonly why: string;
  /** What has happened, as the service deployment has it that is rolled back. */
  readonly statusReason: string;
  /** Whether the service goes back to what it was before. */
  readonly rollback: boolean;
}

export function tooManyFailedTasks(rollback: boolean): DeploymentFailure {
  return {
    who: 'ECS deployment circuit breaker',
    why: 'tasks failed to start.',
    statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    rollback,
  };
}

/** Assumption: the wordings for alarms; those for the circuit breaker are on record. */
export function triggeredAlarm(rollback: boolean): DeploymentFailure {
  return {
    who: 'ECS deployment alarms',
    why: 'alarm detected.',
    statusReason: 'Service deployment rolled back because an alarm was detected.',
    rollback,
  };
}

/**
 * A hook always makes the deployment roll back. Assumption: the wordings for hooks that pause or time out; that for a function that
 * answers FAILED is on record.
 */
export function failedHook([hook]: readonly HookRecord[]): DeploymentFailure {
  const reason =
    `Service deployment rolled back because ${hook?.stage} lifecycle hook(s) failed. ` +
    `Lifecycle hook ${hook?.targetArn === undefined ? hook?.hookId : `target ${hook.targetArn}`} ` +
    (hook?.status === 'TIMED_OUT' ? 'timed out.' : 'returned FAILED status.');
  return { who: 'ECS deployment lifecycle hook', why: reason, statusReason: reason, rollback: true };
}
