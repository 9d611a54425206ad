import { isDeepStrictEqual } from 'node:util';
import type { ClusterSetting, CreateClusterRequest, CreateClusterResponse } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import { effectiveSetting } from '../account-setting/effective-setting.js';
import { assertName } from '../assert-name.js';
import { readCapacityProviderStrategy } from '../capacity-provider/read-capacity-provider-strategy.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { forgetService } from '../service/forget-service.js';
import { readTags } from '../tag/read-tags.js';
import { BUSY } from './assert-not-updating.js';
import { associateProviders } from './associate-providers.js';
import type { ClusterRecord } from './cluster-record.js';
import { clusterArnOf } from './cluster-table.js';
import { ALL_SECTIONS, toClusterView } from './cluster-view.js';
import { readCapacityProviders } from './read-capacity-providers.js';
import { readClusterConfiguration, readClusterSettings, readNamespace } from './read-cluster-input.js';

export function createCluster(
  draft: EcsDraft,
  input: CreateClusterRequest,
  context: EcsContext,
): CreateClusterResponse {
  const wanted = readNewCluster(draft, input, context);
  const existing = findUsable(draft, wanted.clusterArn);
  const cluster = existing ? getSameCluster(draft, existing, wanted) : insertCluster(draft, wanted, context);
  return { cluster: toClusterView(draft, cluster, ALL_SECTIONS) };
}

/** Assumption: a name is free again only when the cluster is gone, and the wording. */
function findUsable(draft: EcsDraft, clusterArn: string): ClusterRecord | undefined {
  const existing = draft.clusters.get(clusterArn);
  if (existing?.status === 'DEPROVISIONING') throw clientException(BUSY);
  return existing?.status === 'INACTIVE' ? undefined : existing;
}

type NewCluster = Omit<ClusterRecord, 'sequence'>;

function readNewCluster(draft: EcsDraft, input: CreateClusterRequest, context: EcsContext): NewCluster {
  const clusterName = input.clusterName ?? 'default';
  assertName('cluster', clusterName);
  const clusterArn = clusterArnOf(clusterName, context.scope);
  const settings = readClusterSettings(input.settings, settingsLeftOut(draft, clusterArn, context.scope));
  const tags = readTags(input.tags);
  const capacityProviders = readCapacityProviders(
    draft,
    { references: input.capacityProviders, clusterArn },
    context.scope,
  );
  const namespace = input.serviceConnectDefaults?.namespace;
  return {
    clusterArn,
    clusterName,
    status: 'ACTIVE',
    settings,
    tags,
    capacityProviders,
    defaultCapacityProviderStrategy: readCapacityProviderStrategy(
      draft,
      { strategy: input.defaultCapacityProviderStrategy, associated: capacityProviders },
      context.scope,
    ),
    ...(input.configuration && { configuration: readClusterConfiguration(input.configuration) }),
    ...(namespace && { serviceConnectDefaults: readNamespace(namespace, context.scope) }),
  };
}

/**
 * The account settings decide what a request leaves out. Assumption: one that repeats an earlier request leaves the settings as they
 * are, even if those of the account have changed since.
 */
function settingsLeftOut(draft: EcsDraft, clusterArn: string, scope: Scope): readonly ClusterSetting[] {
  const existing = draft.clusters.get(clusterArn);
  if (existing !== undefined && existing.status !== 'INACTIVE') return existing.settings;
  return [{ name: 'containerInsights', value: effectiveSetting(draft, scope, 'containerInsights') }];
}

/**
 * Creating a cluster again gives the one that is there, as long as the arguments are the same. Assumption: they are held against
 * what the cluster is by now, not against those that it was created with.
 */
function getSameCluster(draft: EcsDraft, existing: ClusterRecord, wanted: NewCluster): ClusterRecord {
  const { sequence: _, status: __, attachments: ___, attachmentsStatus: ____, ...current } = existing;
  const { status: _____, ...asked } = wanted;
  // Managed instances have joined the cluster by themselves.
  const scoped = [...draft.capacityProviders.list('byScopedCluster', [existing.clusterArn])].map(({ name }) => name);
  const named = current.capacityProviders.filter((name) => !scoped.includes(name));
  if (!isDeepStrictEqual({ ...current, capacityProviders: named }, asked)) {
    throw invalidParameter(
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  }
  return existing;
}

/** A deleted name starts afresh: nothing of what the old cluster held returns. */
function insertCluster(draft: EcsDraft, cluster: NewCluster, context: EcsContext): ClusterRecord {
  const { clusterArn, capacityProviders: after } = cluster;
  for (const task of [...draft.tasks.list('byCluster', [clusterArn])]) draft.tasks.delete(task.taskArn);
  for (const instance of [...draft.containerInstances.list('byCluster', [cluster.clusterArn])]) {
    draft.containerInstances.delete(instance.containerInstanceArn);
  }
  for (const { serviceArn } of [...draft.services.list('byCluster', [clusterArn])]) {
    forgetService(draft, serviceArn);
    context.cancel(serviceArn);
  }
  for (const token of [...draft.clientTokens.list('byCluster', [clusterArn])]) draft.clientTokens.delete(token.key);
  draft.clusters.delete(clusterArn);
  draft.clusters.insert(cluster);
  const isTied = associateProviders(draft, { clusterArn, before: [], after }, context);
  return draft.clusters.update(clusterArn, (record) => {
    if (isTied) record.status = 'PROVISIONING';
  });
}
