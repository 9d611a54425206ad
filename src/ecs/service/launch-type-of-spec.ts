import type { LaunchType } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import { launchTypeOfProvider } from '../capacity-provider/read-capacity-provider-strategy.js';
import type { EcsDraft } from '../ecs-state.js';
import type { LaunchSpec } from './launch-spec.js';

/** The providers of one strategy are all of one kind. */
export function launchTypeOfSpec(draft: EcsDraft, spec: LaunchSpec, scope: Scope): LaunchType {
  const [item] = spec.capacityProviderStrategy ?? [];
  if (item === undefined) return spec.launchType ?? 'EC2';
  return launchTypeOfProvider(draft, item.capacityProvider ?? '', scope);
}
