import type { ListClustersRequest, ListClustersResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { scopeKey } from './cluster-table.js';

export function listClusters(
  draft: EcsDraft,
  { maxResults, nextToken }: ListClustersRequest,
  { scope }: EcsContext,
): ListClustersResponse {
  const page = paginate({ list: 'ListClusters', maxResults, nextToken }, (from) =>
    draft.clusters.walk('byScope', scopeKey(scope), from),
  );
  return { clusterArns: page.items.map((cluster) => cluster.clusterArn), nextToken: page.nextToken };
}
