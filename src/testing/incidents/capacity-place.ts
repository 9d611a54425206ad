import { arnTail } from '../../aws/arn.js';
import { capacityProviderArnOf, FARGATE_PROVIDERS } from '../../ecs/capacity-provider/capacity-provider-table.js';
import { assertMembers } from '../../errors/assert-members.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { EcsScene } from './ecs-scene.js';

/** Where AWS has no capacity. */
export type CapacityPlace =
  | {
      /** For example `us-east-1a`. */
      readonly availabilityZone: string;
    }
  | {
      /** `FARGATE`, `FARGATE_SPOT`, or the name or ARN of another. */
      readonly capacityProvider: string;
    };

const ZONE = /^[a-z]+(-[a-z]+)+-\d[a-z]$/;

/** The name of the zone, or the ARN of the provider, as shortages are known by. */
export function readPlace(scene: EcsScene, place: CapacityPlace): string {
  assertMembers(place, ['availabilityZone', 'capacityProvider'], { name: scene.incident, topic: 'incidents' });
  const { availabilityZone: zone, capacityProvider: provider }: Partial<Record<string, string>> = place;
  if (provider === undefined && zone !== undefined && ZONE.test(zone)) return zone;
  if (zone === undefined && provider !== undefined) return readProvider(scene, provider);
  throw new UsageError(
    `${scene.incident}: ${showValue(place)} is no place. Give { availabilityZone: 'us-east-1a' } or { capacityProvider: 'FARGATE' }.`,
    'incidents',
  );
}

function readProvider({ draft, scope, incident }: EcsScene, reference: string): string {
  const arn = capacityProviderArnOf(reference, scope);
  if (FARGATE_PROVIDERS.includes(arnTail(arn)) || draft.capacityProviders.get(arn) !== undefined) return arn;
  const names = [...FARGATE_PROVIDERS, ...draft.capacityProviders.all().map(({ name }) => name)];
  throw new UsageError(
    `${incident}: ${showValue(reference)} is no capacity provider of this world, which has ${names.join(', ')}. Give a name or an ARN.`,
    'incidents',
  );
}
