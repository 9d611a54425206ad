import type { CapacityProvider } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../../aws/arn.js';
import { CREATED, DELETED, UPDATED } from '../../../ecs/capacity-provider/capacity-provider-steps.js';
import type { CapacityProviderRecord } from '../../../ecs/capacity-provider/capacity-provider-record.js';
import { FARGATE_PROVIDERS } from '../../../ecs/capacity-provider/capacity-provider-table.js';
import { readGroupSettings } from '../../../ecs/capacity-provider/read-group-settings.js';
import { scopeKey } from '../../../ecs/cluster/cluster-table.js';
import type { EcsDraft } from '../../../ecs/ecs-state.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { Seeding } from '../seeding.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';

const SHOWN = ['updateStatus', 'updateStatusReason', 'managedInstancesProvider'] as const;

/** A capacity provider as AWS described it. Those of Fargate are there anyway. */
export function putCapacityProvider(
  { draft, context }: Seeding,
  provider: Described<CapacityProvider>,
): string | undefined {
  const { name = '', status = 'ACTIVE', autoScalingGroupProvider: given, managedInstancesProvider } = provider;
  if (FARGATE_PROVIDERS.includes(name)) return undefined;
  const arn = ownArn('capacityProviderArn', provider.capacityProviderArn, context.scope.accountId);
  assertIsNew(draft.ecs.capacityProviders.get(arn), 'capacityProviderArn');
  const clusterArn = findUser(draft.ecs, arn, provider);
  draft.ecs.capacityProviders.insert({
    ...{ capacityProviderArn: arn, name, status },
    type: managedInstancesProvider === undefined ? 'EC2_AUTOSCALING' : 'MANAGED_INSTANCES',
    ...(pick(provider, SHOWN) as Pick<CapacityProviderRecord, (typeof SHOWN)[number]>),
    ...(clusterArn !== undefined && { clusterArn }),
    ...(given && { autoScalingGroupProvider: readGroupSettings(draft.ecs, { given }, scopeOfArn(arn)) }),
    tags: (provider.tags ?? []) as CapacityProviderRecord['tags'],
    launching: [],
  });
  const next = STEPS.get(provider.updateStatus ?? '');
  if (next !== undefined) {
    context.schedule({ kind: next, target: arn, afterMs: context.timing.capacityProviderUpdateMs });
  }
  return arn;
}

const STEPS: ReadonlyMap<string, string> = new Map([
  ['CREATE_IN_PROGRESS', CREATED],
  ['UPDATE_IN_PROGRESS', UPDATED],
  ['DELETE_IN_PROGRESS', DELETED],
]);

/** The cluster that uses it: that of managed instances is shown, and other clusters name their providers. */
function findUser(draft: EcsDraft, arn: string, { name, cluster }: Described<CapacityProvider>): string | undefined {
  const clusters = [...draft.clusters.list('byScope', scopeKey(scopeOfArn(arn)))];
  const user = clusters.find(({ clusterName, clusterArn, capacityProviders }) =>
    cluster === undefined ? capacityProviders.includes(name ?? '') : [clusterName, clusterArn].includes(cluster),
  );
  return user?.clusterArn;
}
