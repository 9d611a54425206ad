import type {
  ListServiceDeploymentsRequest,
  ListServiceDeploymentsResponse,
  ServiceDeploymentBrief,
} from '@aws-sdk/client-ecs';
import { filterEntries } from '../../aws/filter-entries.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { getService, serviceArnOf } from '../service/service-table.js';
import { toDate } from '../to-date.js';
import { matchesDeployment, type DeploymentFilters } from './matches-deployment.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';

/** As it has been read: times are epoch milliseconds. */
type Input = Omit<ListServiceDeploymentsRequest, 'createdAt' | 'status'> & DeploymentFilters;

/** Assumption: newest first. */
export function listServiceDeployments(
  draft: EcsDraft,
  input: Input,
  { scope }: EcsContext,
): ListServiceDeploymentsResponse {
  const cluster = getActiveCluster(draft, input.cluster, scope);
  const { serviceArn } = getService(draft, serviceArnOf(cluster, input.service ?? '', scope));
  const { maxResults, nextToken } = input;
  const page = paginate({ list: 'ListServiceDeployments', maxResults, nextToken, defaultResults: 20 }, (from) =>
    filterEntries(draft.serviceDeployments.walk('byService', [serviceArn], { ...from, reverse: true }), (deployment) =>
      matchesDeployment(deployment, input),
    ),
  );
  return { serviceDeployments: page.items.map(toBrief), nextToken: page.nextToken };
}

function toBrief(deployment: ServiceDeploymentRecord): ServiceDeploymentBrief {
  const { serviceDeploymentArn, serviceArn, clusterArn, targetRevisionArn, status, statusReason } = deployment;
  const { createdAt, startedAt, finishedAt } = deployment;
  return {
    ...{ serviceDeploymentArn, serviceArn, clusterArn, status, statusReason },
    targetServiceRevisionArn: targetRevisionArn,
    createdAt: new Date(createdAt),
    startedAt: toDate(startedAt),
    finishedAt: toDate(finishedAt),
  };
}
