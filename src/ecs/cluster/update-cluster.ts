import type { UpdateClusterRequest, UpdateClusterResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getActiveCluster } from './cluster-table.js';
import { ALL_SECTIONS, toClusterView } from './cluster-view.js';
import { readClusterConfiguration, readClusterSettings, readNamespace } from './read-cluster-input.js';

export function updateCluster(
  draft: EcsDraft,
  input: UpdateClusterRequest,
  context: EcsContext,
): UpdateClusterResponse {
  const given = readClusterSettings(input.settings, []);
  // Assumption: a configuration replaces the whole of the old one.
  const configuration = input.configuration && readClusterConfiguration(input.configuration);
  const found = getActiveCluster(draft, input.cluster, context.scope);
  const settings = readClusterSettings(given, found.settings);
  const namespace = input.serviceConnectDefaults?.namespace;
  const cluster = draft.clusters.update(found.clusterArn, (record) => {
    record.settings = settings;
    if (configuration) record.configuration = configuration;
    if (namespace === '') delete record.serviceConnectDefaults;
    else if (namespace !== undefined) record.serviceConnectDefaults = readNamespace(namespace, context.scope);
  });
  return { cluster: toClusterView(draft, cluster, ALL_SECTIONS) };
}
