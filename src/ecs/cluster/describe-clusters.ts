import type { Cluster, DescribeClustersRequest, DescribeClustersResponse, Failure } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertListSize } from '../assert-list-size.js';
import { clusterArnOf, findCluster } from './cluster-table.js';
import { toClusterView } from './cluster-view.js';

const MOST_CLUSTERS = 100;

export function describeClusters(
  draft: EcsDraft,
  input: DescribeClustersRequest,
  { scope }: EcsContext,
): DescribeClustersResponse {
  const references = input.clusters?.length ? input.clusters : ['default'];
  assertListSize('Clusters', references, MOST_CLUSTERS);
  const clusters: Cluster[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    const cluster = findCluster(draft, reference, scope);
    if (cluster === undefined) failures.push({ arn: clusterArnOf(reference, scope), reason: 'MISSING' });
    else clusters.push(toClusterView(draft, cluster, input.include ?? []));
  }
  return { clusters, failures };
}
