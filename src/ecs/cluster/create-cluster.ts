import { isDeepStrictEqual } from 'node:util';
import type { ClusterSetting, CreateClusterRequest, CreateClusterResponse } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import { effectiveSetting } from '../account-setting/effective-setting.js';
import { assertName } from '../assert-name.js';
import { readCapacityProviderStrategy } from '../capacity-provider/read-capacity-provider-strategy.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { readTags } from '../tag/read-tags.js';
import type { ClusterRecord } from './cluster-record.js';
import { clusterArnOf } from './cluster-table.js';
import { ALL_SECTIONS, toClusterView } from './cluster-view.js';
import {
  readCapacityProviders,
  readClusterConfiguration,
  readClusterSettings,
  readNamespace,
} from './read-cluster-input.js';

export function createCluster(
  draft: EcsDraft,
  input: CreateClusterRequest,
  context: EcsContext,
): CreateClusterResponse {
  const wanted = readNewCluster(draft, input, context);
  const existing = draft.clusters.get(wanted.clusterArn);
  const cluster = existing?.status === 'ACTIVE' ? getSameCluster(existing, wanted) : insertCluster(draft, wanted);
  return { cluster: toClusterView(draft, cluster, ALL_SECTIONS) };
}

type NewCluster = Omit<ClusterRecord, 'sequence'>;

function readNewCluster(draft: EcsDraft, input: CreateClusterRequest, context: EcsContext): NewCluster {
  const clusterName = input.clusterName ?? 'default';
  assertName('cluster', clusterName);
  const clusterArn = clusterArnOf(clusterName, context.scope);
  const settings = readClusterSettings(input.settings, settingsLeftOut(draft, clusterArn, context.scope));
  const tags = readTags(input.tags);
  const capacityProviders = readCapacityProviders(input.capacityProviders);
  const namespace = input.serviceConnectDefaults?.namespace;
  return {
    clusterArn,
    clusterName,
    status: 'ACTIVE',
    settings,
    tags,
    capacityProviders,
    defaultCapacityProviderStrategy: readCapacityProviderStrategy(
      input.defaultCapacityProviderStrategy,
      capacityProviders,
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
  if (existing?.status === 'ACTIVE') return existing.settings;
  return [{ name: 'containerInsights', value: effectiveSetting(draft, scope, 'containerInsights') }];
}

/**
 * Creating a cluster again gives the one that is there, as long as the arguments are the same. Assumption: they are held against
 * what the cluster is by now, not against those that it was created with.
 */
function getSameCluster(existing: ClusterRecord, wanted: NewCluster): ClusterRecord {
  const { sequence: _, ...current } = existing;
  if (!isDeepStrictEqual(current, wanted)) {
    throw invalidParameter(
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  }
  return existing;
}

/** A deleted name starts afresh: nothing of what the old cluster held returns. */
function insertCluster(draft: EcsDraft, cluster: NewCluster): ClusterRecord {
  const { clusterArn } = cluster;
  for (const task of [...draft.tasks.list('byCluster', [clusterArn])]) draft.tasks.delete(task.taskArn);
  for (const instance of [...draft.containerInstances.list('byCluster', [cluster.clusterArn])]) {
    draft.containerInstances.delete(instance.containerInstanceArn);
  }
  for (const token of [...draft.clientTokens.list('byCluster', [clusterArn])]) draft.clientTokens.delete(token.key);
  draft.clusters.delete(clusterArn);
  return draft.clusters.insert(cluster);
}
