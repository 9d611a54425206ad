import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { ContainerRecord } from './task-record.js';

export interface ContainerExit {
  readonly definition: ContainerDefinition;
  readonly exitCode: number | undefined;
  readonly now: number;
}

const DEFAULT_ATTEMPT_PERIOD_S = 300;

/** Decides whether a container that has exited is started again in its place: not before it has run for a whole period. */
export function planContainerRestart(
  { startedAt }: Pick<ContainerRecord, 'startedAt'>,
  { definition: { restartPolicy }, exitCode, now }: ContainerExit,
): boolean {
  if (!restartPolicy?.enabled || restartPolicy.ignoredExitCodes?.some((code) => code === exitCode)) return false;
  const { restartAttemptPeriod = DEFAULT_ATTEMPT_PERIOD_S } = restartPolicy;
  return startedAt !== undefined && now - startedAt >= restartAttemptPeriod * 1_000;
}
