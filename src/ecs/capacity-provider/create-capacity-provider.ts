import { isDeepStrictEqual } from 'node:util';
import type { CreateCapacityProviderRequest, CreateCapacityProviderResponse } from '@aws-sdk/client-ecs';
import { isName } from '../assert-name.js';
import { assertNotUpdating } from '../cluster/assert-not-updating.js';
import { getActiveCluster, scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { readTags } from '../tag/read-tags.js';
import { groupNameOf } from './auto-scaling-group-table.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';
import { capacityProviderArnOf } from './capacity-provider-table.js';
import { CREATED } from './capacity-provider-steps.js';
import { toCapacityProviderView } from './capacity-provider-view.js';
import { readGroupSettings } from './read-group-settings.js';
import { assertManagedInstances } from './read-managed-instances.js';

export function createCapacityProvider(
  draft: EcsDraft,
  input: CreateCapacityProviderRequest,
  context: EcsContext,
): CreateCapacityProviderResponse {
  const wanted = readNewProvider(draft, input, context);
  const existing = draft.capacityProviders.get(wanted.capacityProviderArn);
  if (existing !== undefined && existing.status !== 'INACTIVE') {
    return { capacityProvider: toCapacityProviderView(getSameProvider(existing, wanted), ['TAGS']) };
  }
  assertGroupIsFree(draft, wanted, context);
  draft.capacityProviders.delete(wanted.capacityProviderArn);
  const provider = draft.capacityProviders.insert(wanted);
  if (provider.status === 'PROVISIONING') {
    const afterMs = context.timing.capacityProviderUpdateMs;
    context.schedule({ kind: CREATED, target: provider.capacityProviderArn, afterMs });
  }
  return { capacityProvider: toCapacityProviderView(provider, ['TAGS']) };
}

type NewProvider = Omit<CapacityProviderRecord, 'sequence'>;

function readNewProvider(draft: EcsDraft, input: CreateCapacityProviderRequest, context: EcsContext): NewProvider {
  const { name = '', autoScalingGroupProvider, managedInstancesProvider } = input;
  assertProviderName(name);
  // Assumption: the wordings of this and of what follows; only that it is refused is on record.
  if ((autoScalingGroupProvider === undefined) === (managedInstancesProvider === undefined)) {
    throw invalidParameter('Specify either autoScalingGroupProvider or managedInstancesProvider, but not both.');
  }
  const shared = {
    capacityProviderArn: capacityProviderArnOf(name, context.scope),
    name,
    tags: readTags(input.tags),
    launching: [],
  };
  if (autoScalingGroupProvider !== undefined) {
    if (input.cluster !== undefined) {
      throw invalidParameter('A cluster can only be specified for a capacity provider with managed instances.');
    }
    const settings = readGroupSettings(draft, { given: autoScalingGroupProvider }, context.scope);
    return { ...shared, type: 'EC2_AUTOSCALING', status: 'ACTIVE', autoScalingGroupProvider: settings };
  }
  if (input.cluster === undefined) {
    throw invalidParameter('A cluster must be specified for a capacity provider with managed instances.');
  }
  assertManagedInstances(managedInstancesProvider?.instanceLaunchTemplate);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  assertNotUpdating(cluster);
  return {
    ...shared,
    type: 'MANAGED_INSTANCES',
    status: 'PROVISIONING',
    updateStatus: 'CREATE_IN_PROGRESS',
    clusterArn: cluster.clusterArn,
    managedInstancesProvider: { propagateTags: 'NONE', ...managedInstancesProvider },
  };
}

function assertProviderName(name: string): void {
  if (isName(name) && !/^(?:aws|ecs|fargate)/i.test(name)) return;
  throw invalidParameter(
    'The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), ' +
      'numbers, underscores, and hyphens. The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.',
  );
}

/** A repeated request gives the provider that is there, as long as it asks for the same. */
function getSameProvider(existing: CapacityProviderRecord, wanted: NewProvider): CapacityProviderRecord {
  const settingsOf = (provider: NewProvider) => ({
    group: provider.autoScalingGroupProvider,
    instances: provider.managedInstancesProvider,
    cluster: provider.type === 'MANAGED_INSTANCES' ? provider.clusterArn : undefined,
    tags: provider.tags,
  });
  if (isDeepStrictEqual(settingsOf(existing), settingsOf(wanted))) return existing;
  throw clientException(
    'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.',
  );
}

function assertGroupIsFree(draft: EcsDraft, { autoScalingGroupProvider }: NewProvider, { scope }: EcsContext): void {
  if (autoScalingGroupProvider === undefined) return;
  const name = groupNameOf(autoScalingGroupProvider.autoScalingGroupArn);
  for (const other of draft.capacityProviders.list('byScope', scopeKey(scope))) {
    if (groupNameOf(other.autoScalingGroupProvider?.autoScalingGroupArn ?? '') !== name) continue;
    throw clientException(
      'The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.',
    );
  }
}
