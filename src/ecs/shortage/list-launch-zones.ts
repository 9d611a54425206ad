import { regionOfArn } from '../../aws/arn.js';
import { zonesOfRegion } from '../../aws/zones-of-region.js';
import type { CapacityProviderRecord } from '../capacity-provider/capacity-provider-record.js';
import { groupOfProvider } from '../capacity-provider/plan-capacity.js';
import type { EcsDraft } from '../ecs-state.js';
import { isShort, openZones } from './shortage-table.js';

/** The zones in which the provider can launch instances now. None while it is short of capacity. */
export function listLaunchZones(draft: EcsDraft, provider: CapacityProviderRecord): readonly string[] {
  const { capacityProviderArn } = provider;
  if (isShort(draft, capacityProviderArn)) return [];
  const zones = groupOfProvider(draft, provider)?.availabilityZones ?? zonesOfRegion(regionOfArn(capacityProviderArn));
  return openZones(draft, zones);
}
