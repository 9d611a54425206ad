import type { CapacityProvider, CapacityProviderField, CapacityProviderType } from '@aws-sdk/client-ecs';
import { arnTail, type Scope } from '../../aws/arn.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';
import { capacityProviderArnOf } from './capacity-provider-table.js';

/** Assumption: only of managed instances the cluster is shown, by its name. */
export function toCapacityProviderView(
  provider: CapacityProviderRecord,
  include: readonly CapacityProviderField[],
): CapacityProvider {
  const { clusterArn, launching: _, scaleInAt: __, sequence: ___, tags, ...members } = provider;
  return {
    ...members,
    ...(provider.type === 'MANAGED_INSTANCES' && clusterArn !== undefined && { cluster: arnTail(clusterArn) }),
    tags: include.includes('TAGS') ? tags : [],
  };
}

/** FARGATE and FARGATE_SPOT cannot be tagged. */
export function toBuiltInView(name: string, scope: Scope): CapacityProvider {
  return {
    capacityProviderArn: capacityProviderArnOf(name, scope),
    name,
    status: 'ACTIVE',
    type: name as CapacityProviderType,
    tags: [],
  };
}
