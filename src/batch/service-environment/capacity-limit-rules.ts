import type { CapacityLimit } from '@aws-sdk/client-batch';
import { invalidRequest } from '../batch-errors.js';
import { assertRules, type Rule } from '../job-definition/rules/rule.js';

/** The unit of a limit on all instances together. */
export const ALL_INSTANCES = 'NUM_INSTANCES';

const MOST_LIMITS = 5;
const INSTANCE_TYPE = /^ml\.[a-z0-9-]+\.[a-z0-9-]+$/;

type Limits = readonly CapacityLimit[];

const rules: readonly Rule<Limits>[] = [
  (limits) => limits.length === 0 && 'Capacitylimits are required.',
  (limits) => limits.length > MOST_LIMITS && `Number of capacity limits exceeds ${MOST_LIMITS}.`,
  (limits) => limits.some(({ capacityUnit = '' }) => capacityUnit === '') && 'capacityUnit is required.',
  (limits) => limits.some(({ maxCapacity = 0 }) => maxCapacity <= 0) && 'Max capacity must be more than 0.',
  (limits) => {
    const unknown = unitsOf(limits).find((unit) => unit !== ALL_INSTANCES && !INSTANCE_TYPE.test(unit));
    return unknown !== undefined && `${unknown} is unknown capacity unit`;
  },
  (limits) =>
    unitsOf(limits).includes(ALL_INSTANCES) &&
    unitsOf(limits).some((unit) => unit !== ALL_INSTANCES) &&
    'Capacity units must specify either number of instances OR instance type',
  // Assumption: two limits for the same unit are refused, and the wording.
  (limits) => new Set(unitsOf(limits)).size < limits.length && 'Duplicate capacity units are not allowed.',
];

/** Assumption: every name that looks like a type of Amazon SageMaker's instances is one. */
export function assertCapacityLimits(limits: Limits): void {
  assertRules(rules, limits);
}

/** Of quota shares: they limit types of instances only. */
export function assertTypedCapacityLimits(limits: Limits): void {
  assertCapacityLimits(limits);
  // Assumption: the wording; that quota shares limit types of instances is on record.
  if (limitsAllInstances(limits)) throw invalidRequest(`${ALL_INSTANCES} is unknown capacity unit`);
}

export function limitsAllInstances(limits: Limits): boolean {
  return unitsOf(limits).includes(ALL_INSTANCES);
}

function unitsOf(limits: Limits): string[] {
  return limits.map(({ capacityUnit = '' }) => capacityUnit);
}
