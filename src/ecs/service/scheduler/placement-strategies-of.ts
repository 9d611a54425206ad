import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { ServiceRecord } from '../service-record.js';

/** Where a service says nothing, its tasks are spread over the zones, and there over the instances. */
const DEFAULT_STRATEGIES: readonly PlacementStrategy[] = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];

export function placementStrategiesOf({ placementStrategy }: ServiceRecord): readonly PlacementStrategy[] {
  return placementStrategy.length > 0 ? placementStrategy : DEFAULT_STRATEGIES;
}
