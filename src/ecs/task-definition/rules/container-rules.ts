import type { HealthCheck } from '@aws-sdk/client-ecs';
import { isName } from '../../assert-name.js';
import { forEachContainer, type ContainerRule, type TaskDefinitionRule } from './rule.js';

/** What the Docker daemon reserves for a container at least. */
const LEAST_MEMORY_MIB = 6;
const MOST_IGNORED_EXIT_CODES = 50;

type HealthCheckNumber = 'interval' | 'timeout' | 'retries' | 'startPeriod';

const HEALTH_CHECK_RANGES: Readonly<Record<HealthCheckNumber, readonly [least: number, most: number]>> = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
};

const rules: readonly ContainerRule[] = [
  ({ name }) => name === '' && 'Container.name should not be null or empty.',
  ({ name }) => !isName(name) && 'Container.name contains invalid characters.',
  ({ image }) => image === '' && 'Container.image should not be null or empty.',
  ({ name, memory, memoryReservation }, definition) =>
    (definition.memory ?? memory ?? memoryReservation) === undefined &&
    `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
  // Assumption: the beginning of the second sentence.
  ({ name, memory = LEAST_MEMORY_MIB }) =>
    memory < LEAST_MEMORY_MIB &&
    `Invalid setting for container '${name}'. The value of 'memory' must be at least ${LEAST_MEMORY_MIB}.`,
  ({ name, memory, memoryReservation }) =>
    memory !== undefined &&
    memoryReservation !== undefined &&
    memory < memoryReservation &&
    `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
  ({ name, memory }, definition) =>
    memory !== undefined &&
    definition.memory !== undefined &&
    memory > Number(definition.memory) &&
    `The 'memory' setting for container '${name}' is greater than for the task.`,
  ({ name, restartPolicy }) =>
    restartPolicy?.restartAttemptPeriod !== undefined &&
    !isWithin(restartPolicy.restartAttemptPeriod, [60, 1800]) &&
    `the 'restartAttemptPeriod' setting for container '${name}' must be between 60 and 1800`,
  // Assumption: the wordings from here on.
  ({ name, restartPolicy }) =>
    (restartPolicy?.ignoredExitCodes ?? []).length > MOST_IGNORED_EXIT_CODES &&
    `the 'ignoredExitCodes' setting for container '${name}' can have up to ${MOST_IGNORED_EXIT_CODES} exit codes`,
  ({ name, healthCheck }) =>
    healthCheck &&
    !['CMD', 'CMD-SHELL'].includes(healthCheck.command?.[0] ?? '') &&
    `The health check command of container '${name}' must start with CMD or CMD-SHELL.`,
  ({ name, healthCheck }) => healthCheck && findHealthCheckProblem(name, healthCheck),
];

export const containerRules: readonly TaskDefinitionRule[] = [forEachContainer(rules)];

function findHealthCheckProblem(name: string, healthCheck: HealthCheck): string | undefined {
  for (const member of Object.keys(HEALTH_CHECK_RANGES) as HealthCheckNumber[]) {
    const range = HEALTH_CHECK_RANGES[member];
    const value = healthCheck[member];
    if (value !== undefined && !isWithin(value, range)) {
      return `The health check '${member}' of container '${name}' must be between ${range.join(' and ')}.`;
    }
  }
  return undefined;
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}
