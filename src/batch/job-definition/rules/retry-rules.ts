import type { EvaluateOnExit, JobTimeout, RetryStrategy } from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';
import { assertRules, type Rule } from './rule.js';

const MOST_ATTEMPTS = 10;
const MOST_CONDITIONS = 5;
const LONGEST_PATTERN = 512;
const SHORTEST_TIMEOUT_S = 60;
const EXIT_CODE_PATTERN = /^\d*\*?$/;

export const HIGHEST_PRIORITY = 9_999;

/** Of jobs, and of service jobs, whose conditions are fewer. */
interface GivenStrategy extends Omit<RetryStrategy, 'evaluateOnExit'> {
  readonly evaluateOnExit?: Partial<EvaluateOnExit>[] | undefined;
}

const rules: readonly Rule<GivenStrategy>[] = [
  ({ attempts, evaluateOnExit = [] }) =>
    attempts === undefined && evaluateOnExit.length > 0 && 'RetryAttempts must be provided with retry strategy.',
  ({ attempts = 1 }) => !isWithin(attempts, [1, MOST_ATTEMPTS]) && 'RetryAttempts must be between 1 and 10.',
  // Assumption: the wording about too many entries of evaluateOnExit; how many there can be is on record.
  ({ evaluateOnExit = [] }) =>
    evaluateOnExit.length > MOST_CONDITIONS && `EvaluateOnExit can have at most ${MOST_CONDITIONS} entries.`,
];

const conditionRules: readonly Rule<Partial<EvaluateOnExit>>[] = [
  // Assumption: the wording; that upper and lower case are alike is on record.
  ({ action = '' }) =>
    !/^(?:retry|exit)$/i.test(action) && `Action ${action} is not valid. Valid values: [RETRY, EXIT]`,
  (condition) =>
    patternsOf(condition).length === 0 &&
    'EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason',
  (condition) =>
    patternsOf(condition).some((pattern) => pattern.length > LONGEST_PATTERN) &&
    'Evaluate on exit condition cannot exceed 512 characters.',
  ({ onExitCode = '' }) =>
    !EXIT_CODE_PATTERN.test(onExitCode) && 'Evaluate on exit condition contains restricted characters.',
];

/** What both the definition and the request of a job may say of its retries. */
export function assertRetryStrategy(strategy: GivenStrategy | undefined): void {
  if (strategy === undefined) return;
  assertRules(rules, strategy);
  for (const condition of strategy.evaluateOnExit ?? []) assertRules(conditionRules, condition);
}

export function assertTimeout(timeout: JobTimeout | undefined): void {
  if ((timeout?.attemptDurationSeconds ?? SHORTEST_TIMEOUT_S) >= SHORTEST_TIMEOUT_S) return;
  throw invalidRequest('AttemptDurationSeconds in Timeout must be at least 60 seconds.');
}

export function assertSchedulingPriority(priority: number | undefined): void {
  if (priority === undefined || isWithin(priority, [0, HIGHEST_PRIORITY])) return;
  throw invalidRequest('Scheduling priority must be between 0 and 9999.');
}

/** Assumption: an empty pattern counts as none. */
function patternsOf({ onExitCode, onReason, onStatusReason }: Partial<EvaluateOnExit>): string[] {
  return [onExitCode, onReason, onStatusReason].flatMap((pattern = '') => (pattern === '' ? [] : [pattern]));
}

function isWithin(value: number, [least, most]: readonly [least: number, most: number]): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
