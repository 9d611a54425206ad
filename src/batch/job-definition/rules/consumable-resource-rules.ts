import type { ConsumableResourceProperties } from '@aws-sdk/client-batch';
import { assertRules, type Rule } from './rule.js';

const MOST_RESOURCES = 5;

const rules: readonly Rule<ConsumableResourceProperties>[] = [
  ({ consumableResourceList: list = [] }) =>
    list.length > MOST_RESOURCES && 'Each ConsumableResourceProperty can have at most 5 consumableResources',
  ({ consumableResourceList: list = [] }) =>
    new Set(list.map(({ consumableResource }) => consumableResource)).size < list.length &&
    'Cannot have duplicate consumableResource in consumableResourceProperties',
];

export function assertConsumableResources(properties: ConsumableResourceProperties | undefined): void {
  if (properties !== undefined) assertRules(rules, properties);
}
