import type { UpdateClusterSettingsRequest, UpdateClusterSettingsResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertNotUpdating } from './assert-not-updating.js';
import { getActiveCluster } from './cluster-table.js';
import { toClusterView } from './cluster-view.js';
import { readClusterSettings } from './read-cluster-input.js';

export function updateClusterSettings(
  draft: EcsDraft,
  input: UpdateClusterSettingsRequest,
  { scope }: EcsContext,
): UpdateClusterSettingsResponse {
  const given = readClusterSettings(input.settings, []);
  const found = getActiveCluster(draft, input.cluster, scope);
  assertNotUpdating(found);
  const settings = readClusterSettings(given, found.settings);
  const cluster = draft.clusters.update(found.clusterArn, (record) => {
    record.settings = settings;
  });
  return { cluster: toClusterView(draft, cluster, ['SETTINGS']) };
}
