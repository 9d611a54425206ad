import { isArn, scopeOfArn, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import { FARGATE_PROVIDERS } from '../capacity-provider/capacity-provider-table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { scopeKey } from '../cluster/cluster-table.js';
import { readNamespace } from '../cluster/read-cluster-input.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertOwnArn, readArnResource } from '../identify.js';
import type { LaunchSpec } from './launch-spec.js';
import type { ServiceRecord } from './service-record.js';

export type ServiceIndex = 'byCluster' | 'byClusterStatus' | 'byRestless' | 'byNamespace' | 'byTaskDefinition';

export const serviceTable: TableDefinition<ServiceRecord, ServiceIndex> = {
  key: (service) => service.serviceArn,
  indexes: {
    byCluster: (service) => [service.clusterArn],
    byClusterStatus: ({ clusterArn, status, spec }) => [clusterArn, status, launchTypeOf(spec)],
    /** Those that new capacity may concern. */
    byRestless: (service) => (service.status === 'ACTIVE' && isRestless(service) ? [service.clusterArn] : undefined),
    /** Of Service Connect, by the ARN of the namespace. */
    byNamespace: ({ serviceArn, status, spec }) => {
      const { enabled = false, namespace } = spec?.serviceConnectConfiguration ?? {};
      if (!enabled || namespace === undefined || status !== 'ACTIVE') return undefined;
      const scope = scopeOfArn(serviceArn);
      return [...scopeKey(scope), readNamespace(namespace, scope).namespace];
    },
    byTaskDefinition: ({ status, spec }) =>
      spec === undefined || status === 'INACTIVE' ? undefined : [spec.taskDefinition],
  },
  bookkeeping: ['createdWith', 'completedRevisionArn', 'isSteady', 'exitedTasks', 'unannounced'],
  describe: ({ status, spec, desiredCount, deployments: [primary] }) =>
    [
      status,
      spec?.taskDefinition.slice(spec.taskDefinition.lastIndexOf('/') + 1),
      `desired ${desiredCount}`,
      ...(primary ? [`rollout ${primary.rolloutState}`] : []),
    ]
      .filter(Boolean)
      .join(' '),
};

/** Even in a steady state some can do better with another instance. */
function isRestless({ isSteady, schedulingStrategy, availabilityZoneRebalancing, spec }: ServiceRecord): boolean {
  const isRebalanced = availabilityZoneRebalancing === 'ENABLED' && launchTypeOf(spec) !== 'FARGATE';
  return !isSteady || schedulingStrategy === 'DAEMON' || isRebalanced;
}

/** Whether a service with another strategy counts as one of EC2 is for its capacity provider to say. */
function launchTypeOf(spec: LaunchSpec | undefined): string {
  const [item] = spec?.capacityProviderStrategy ?? [];
  return FARGATE_PROVIDERS.includes(item?.capacityProvider ?? '') ? 'FARGATE' : (spec?.launchType ?? '');
}

/** The ARN of a service that a caller named by its name or by its ARN, long or short. */
export function serviceArnOf(cluster: ClusterRecord, text: string, scope: Scope): string {
  const parts = isArn(text) ? readArnResource(text, 'service').split('/') : [text];
  if (parts.length > 2) throw invalidParameter('Invalid identifier: Unexpected number of separators');
  if (parts.length === 2 && parts[0] !== cluster.clusterName) {
    throw invalidParameter(
      `Invalid identifier: Identifier is for cluster ${parts[0]}. Your cluster is ${cluster.clusterName}`,
    );
  }
  if (isArn(text)) assertOwnArn(text, scope);
  return `${cluster.clusterArn.replace(':cluster/', ':service/')}/${parts.at(-1)}`;
}

export function getService(draft: EcsDraft, serviceArn: string): ServiceRecord {
  const service = draft.services.get(serviceArn);
  if (service === undefined) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  return service;
}

export function getActiveService(draft: EcsDraft, serviceArn: string): ServiceRecord {
  const service = getService(draft, serviceArn);
  if (service.status !== 'ACTIVE') throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
  return service;
}

/** The group of its tasks. */
export function groupOf({ serviceName }: Pick<ServiceRecord, 'serviceName'>): string {
  return `service:${serviceName}`;
}
