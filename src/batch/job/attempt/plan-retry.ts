import type { EvaluateOnExit } from '@aws-sdk/client-batch';

/** How an attempt has ended, as the conditions of a retry strategy see it. */
export interface AttemptEnd {
  readonly exitCode?: number | undefined;
  /** Of the container. */
  readonly reason?: string | undefined;
  readonly statusReason?: string | undefined;
}

/** Of a job, or of a service job, whose conditions are fewer. */
export interface RetryConditions {
  readonly attempts: number;
  readonly evaluateOnExit: readonly Partial<EvaluateOnExit>[];
}

/**
 * Whether a failed attempt is followed by another. The first entry of `evaluateOnExit` whose conditions are all met decides; without
 * one, the job is tried again.
 */
export function planRetry(
  { attempts, evaluateOnExit }: RetryConditions,
  made: number,
  end: AttemptEnd,
): 'RETRY' | 'EXIT' {
  if (made >= attempts) return 'EXIT';
  const decisive = evaluateOnExit.find((entry) => meets(entry, end));
  return decisive?.action?.toUpperCase() === 'EXIT' ? 'EXIT' : 'RETRY';
}

function meets({ onExitCode, onReason, onStatusReason }: Partial<EvaluateOnExit>, end: AttemptEnd): boolean {
  return (
    matches(onExitCode, end.exitCode === undefined ? undefined : String(end.exitCode)) &&
    matches(onReason, end.reason) &&
    matches(onStatusReason, end.statusReason)
  );
}

/**
 * A condition that is not given is met. Assumption: letters in upper and lower case differ, and what is missing matches nothing
 * but an asterisk.
 */
function matches(pattern: string | undefined, text: string | undefined): boolean {
  if (pattern === undefined || pattern === '*') return true;
  if (text === undefined) return false;
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}
