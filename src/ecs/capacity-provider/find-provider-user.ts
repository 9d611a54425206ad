import { listProviderDaemons } from '../daemon/list-provider-daemons.js';
import type { EcsDraft } from '../ecs-state.js';
import type { LaunchSpec } from '../service/launch-spec.js';
import type { ServiceRecord } from '../service/service-record.js';
import type { ClusterProvider } from './capacity-provider-record.js';

export type ProviderUser = 'daemons' | 'tasks' | 'services';

/**
 * What is in the way of a provider that shall leave its cluster: tasks that it runs, or daemons and services whose new tasks it
 * shall run.
 */
export function findProviderUser(draft: EcsDraft, { clusterArn, name }: ClusterProvider): ProviderUser | undefined {
  if (listProviderDaemons(draft, { clusterArn, name }).length > 0) return 'daemons';
  if (draft.tasks.count('byCapacityProvider', [clusterArn, name]) > 0) return 'tasks';
  const isUsed = [...draft.services.list('byClusterStatus', [clusterArn, 'ACTIVE'])].some((service) =>
    listSpecs(draft, service).some(({ capacityProviderStrategy = [] }) =>
      capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === name),
    ),
  );
  return isUsed ? 'services' : undefined;
}

/** What its new tasks are launched from. */
function listSpecs(draft: EcsDraft, { serviceArn, spec, deploymentController }: ServiceRecord): LaunchSpec[] {
  if (deploymentController === 'ECS') return spec === undefined ? [] : [spec];
  return [...draft.taskSets.list('byService', [serviceArn])].map((taskSet) => taskSet.spec);
}
