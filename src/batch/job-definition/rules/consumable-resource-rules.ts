import type { ConsumableResourceProperties, ConsumableResourceRequirement } from '@aws-sdk/client-batch';
import { assertRules, type Rule } from './rule.js';

const MOST_RESOURCES = 5;

const rules: readonly Rule<ConsumableResourceProperties>[] = [
  ({ consumableResourceList: list = [] }) =>
    list.length > MOST_RESOURCES && 'Each ConsumableResourceProperty can have at most 5 consumableResources',
  ({ consumableResourceList: list = [] }) =>
    new Set(list.map(({ consumableResource }) => consumableResource)).size < list.length &&
    'Cannot have duplicate consumableResource in consumableResourceProperties',
];

/** Assumption: both members are needed, a quantity is whole and not negative, and the wordings. */
const requirementRules: readonly Rule<ConsumableResourceRequirement>[] = [
  ({ consumableResource }) => !consumableResource && 'consumableResource is required.',
  ({ quantity }) => quantity === undefined && 'quantity is required.',
  ({ quantity = 0 }) => quantity < 0 && 'quantity cannot be a negative number.',
  ({ quantity = 0 }) => !Number.isInteger(quantity) && 'quantity must be an integer.',
];

export function assertConsumableResources(properties: ConsumableResourceProperties | undefined): void {
  if (properties === undefined) return;
  assertRules(rules, properties);
  for (const requirement of properties.consumableResourceList ?? []) assertRules(requirementRules, requirement);
}
