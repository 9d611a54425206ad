import type {
  ContainerInstanceStatus,
  ListContainerInstancesRequest,
  ListContainerInstancesResponse,
} from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { matchesExpression } from '../placement/evaluate-expression.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { toExpressionSubject } from './expression-subject.js';
import { readFilter } from './read-filter.js';

export function listContainerInstances(
  draft: EcsDraft,
  { cluster: reference, filter, status, maxResults, nextToken }: ListContainerInstancesRequest,
  { scope }: EcsContext,
): ListContainerInstancesResponse {
  const expression = readFilter(filter);
  const cluster = getActiveCluster(draft, reference, scope);
  const isListed = (instance: ContainerInstanceRecord) =>
    hasStatus(instance, status) &&
    (expression === undefined || matchesExpression(expression, toExpressionSubject(draft, instance)));
  const page = paginate({ list: 'ListContainerInstances', maxResults, nextToken }, function* (from) {
    for (const entry of draft.containerInstances.walk('byCluster', [cluster.clusterArn], from)) {
      if (isListed(entry[1])) yield entry;
    }
  });
  return {
    containerInstanceArns: page.items.map((instance) => instance.containerInstanceArn),
    nextToken: page.nextToken,
  };
}

/** Those that have been deregistered are never listed. */
function hasStatus(instance: ContainerInstanceRecord, wanted: ContainerInstanceStatus | undefined): boolean {
  return instance.status !== 'INACTIVE' && (wanted === undefined || instance.status === wanted);
}
