import type { TaskDefinitionRule } from './rule.js';

const TROUBLESHOOTING = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

const LEAST_CPU_UNITS = 128;
const MOST_CPU_UNITS = 196_608;
/** Assumption: what a container needs at least is what a task needs at least. */
const LEAST_MEMORY_MIB = 6;

export const sizeRules: readonly TaskDefinitionRule[] = [
  ({ cpu }) =>
    cpu !== undefined &&
    !isWithin(cpu, LEAST_CPU_UNITS, MOST_CPU_UNITS) &&
    `Invalid 'cpu' setting for task. ${TROUBLESHOOTING}`,
  ({ memory }) =>
    memory !== undefined &&
    !isWithin(memory, LEAST_MEMORY_MIB, Number.MAX_SAFE_INTEGER) &&
    `Invalid 'memory' setting for task. ${TROUBLESHOOTING}`,
  ({ cpu, containerDefinitions }) =>
    cpu !== undefined &&
    containerDefinitions.reduce((sum, container) => sum + container.cpu, 0) > Number(cpu) &&
    "The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value.",
];

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}
