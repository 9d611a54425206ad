import type { ListServicesRequest, ListServicesResponse } from '@aws-sdk/client-ecs';
import { filterEntries } from '../../aws/filter-entries.js';
import type { Walk } from '../../store/sorted-map.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { managementOf } from './management-of.js';
import type { ServiceRecord } from './service-record.js';

/** Those that are ACTIVE, in the order of creation. */
export function listServices(draft: EcsDraft, input: ListServicesRequest, { scope }: EcsContext): ListServicesResponse {
  const { clusterArn } = getActiveCluster(draft, input.cluster, scope);
  const { maxResults, nextToken } = input;
  const page = paginate({ list: 'ListServices', maxResults, nextToken, defaultResults: 10 }, (from) =>
    filterEntries(walkServices(draft, { clusterArn, launchType: input.launchType }, from), (service) =>
      matches(service, input),
    ),
  );
  return { serviceArns: page.items.map(({ serviceArn }) => serviceArn), nextToken: page.nextToken };
}

interface Listed {
  readonly clusterArn: string;
  readonly launchType: string | undefined;
}

/** Assumption: of the services with a strategy, only those on Fargate have a launch type to filter by. */
function walkServices(draft: EcsDraft, { clusterArn, launchType }: Listed, from: Walk) {
  if (launchType === undefined) return draft.services.walk('byCluster', [clusterArn], from);
  return draft.services.walk('byClusterStatus', [clusterArn, 'ACTIVE', launchType], from);
}

function matches(service: ServiceRecord, { schedulingStrategy, resourceManagementType }: ListServicesRequest): boolean {
  return (
    service.status === 'ACTIVE' &&
    (schedulingStrategy === undefined || service.schedulingStrategy === schedulingStrategy) &&
    (resourceManagementType === undefined || managementOf(service) === resourceManagementType)
  );
}
