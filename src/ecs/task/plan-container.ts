import type { ContainerDefinition, HealthCheck } from '@aws-sdk/client-ecs';
import { freeze } from 'immer';
import { SIGKILL_EXIT_CODE, SIGTERM_EXIT_CODE } from '../../aws/exit-codes.js';
import { toMilliseconds } from '../../clock/duration.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import { oncePerObject } from '../../store/once-per-object.js';
import type { ContainerOutcome, ContainerPlan, PlannedExit, TaskOutcome } from './task-outcome.js';

type Plans = ReadonlyMap<string, ContainerPlan>;

/** What containers do of which nobody has said anything: all tasks of a definition have the same. */
const usualPlans = oncePerObject((definitions: readonly ContainerDefinition[]) => planOutcome({}, definitions));

/** For each container of a definition, by name. */
export function planContainers(outcome: TaskOutcome | undefined, definitions: readonly ContainerDefinition[]): Plans {
  return outcome === undefined ? usualPlans(definitions) : planOutcome(outcome, definitions);
}

/** Fills in what an outcome leaves open. */
function planOutcome(outcome: TaskOutcome, definitions: readonly ContainerDefinition[]): Plans {
  assertKnownContainers(outcome, definitions);
  const main = definitions.find((definition) => definition.essential !== false);
  return new Map(
    definitions.map((definition) => {
      const forAll = { health: outcome.health, pullError: outcome.pullError, onStop: outcome.onStop };
      const forMain = { exitCode: outcome.exitCode, after: outcome.after, reason: outcome.reason };
      const own = outcome.containers?.[definition.name ?? ''];
      const merged = Object.assign({}, forAll, definition === main && forMain, own);
      const plan = planContainer(merged, definition, isAwaited(definition, definitions));
      return [definition.name ?? '', freeze(plan, true)];
    }),
  );
}

function planContainer(outcome: ContainerOutcome, definition: ContainerDefinition, awaited: boolean): ContainerPlan {
  const exit = planExit(outcome, awaited);
  const pullError = outcome.pullError && planPullError(outcome.pullError, definition.image ?? '');
  return {
    health: definition.healthCheck ? planHealth(outcome.health ?? 'HEALTHY', definition.healthCheck) : [],
    onStop: {
      exitCode: outcome.onStop?.exitCode ?? SIGTERM_EXIT_CODE,
      afterMs: toMilliseconds(outcome.onStop?.after ?? 0),
    },
    ...(exit && { exit }),
    ...(pullError && { pullError }),
  };
}

function planExit({ exitCode, after, reason }: ContainerOutcome, awaited: boolean): PlannedExit | undefined {
  if (exitCode === undefined && after === undefined && reason === undefined) {
    return awaited ? { exitCode: 0, afterMs: 0 } : undefined;
  }
  const byReason = reason?.startsWith('OutOfMemoryError') ? SIGKILL_EXIT_CODE : 0;
  return {
    exitCode: exitCode ?? byReason,
    afterMs: toMilliseconds(after ?? 0),
    ...(reason !== undefined && { reason }),
  };
}

/** Something waits for the container to complete: a container that never did would keep the task PENDING for ever. */
function isAwaited({ name }: ContainerDefinition, definitions: readonly ContainerDefinition[]): boolean {
  return definitions.some((other) =>
    other.dependsOn?.some(
      ({ containerName, condition }) => containerName === name && (condition === 'COMPLETE' || condition === 'SUCCESS'),
    ),
  );
}

export function planPullError(pullError: true | string, image: string): string {
  if (pullError !== true) {
    return pullError.startsWith('CannotPull') ? pullError : `CannotPullContainerError: ${pullError}`;
  }
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: not found`;
}

/** The first check runs an interval after the start; `retries` failures in a row, outside the start period, are UNHEALTHY. */
function planHealth(health: NonNullable<ContainerOutcome['health']>, check: HealthCheck): ContainerPlan['health'] {
  const { interval = 30, retries = 3, startPeriod = 0 } = check;
  if (health === 'HEALTHY') return [{ afterMs: interval * 1_000, status: 'HEALTHY' }];
  if (health === 'UNHEALTHY') return [{ afterMs: (startPeriod + interval * retries) * 1_000, status: 'UNHEALTHY' }];
  return health.map(({ after, status }) => ({ afterMs: toMilliseconds(after), status }));
}

function assertKnownContainers(outcome: TaskOutcome, definitions: readonly ContainerDefinition[]): void {
  const names = definitions.map(({ name }) => name);
  for (const name of Object.keys(outcome.containers ?? {})) {
    if (!names.includes(name)) {
      throw new UsageError(
        `The outcome speaks of a container ${showValue(name)}, but the task definition has ${names.join(', ')}. Name one of these.`,
        'outcomes',
      );
    }
  }
}
