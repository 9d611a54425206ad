import { isArn, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertOwnArn, readArnResource } from '../identify.js';
import type { ServiceRecord } from './service-record.js';

export type ServiceIndex = 'byCluster' | 'byClusterStatus' | 'byRestless' | 'byNamespace';

export const serviceTable: TableDefinition<ServiceRecord, ServiceIndex> = {
  key: (service) => service.serviceArn,
  indexes: {
    byCluster: (service) => [service.clusterArn],
    byClusterStatus: (service) => [service.clusterArn, service.status, service.spec?.launchType ?? ''],
    /** Those that new capacity may concern. */
    byRestless: ({ clusterArn, status, schedulingStrategy, isSteady }) =>
      status === 'ACTIVE' && (!isSteady || schedulingStrategy === 'DAEMON') ? [clusterArn] : undefined,
    byNamespace: ({ status, spec }) => {
      const namespace = spec?.serviceConnectConfiguration?.namespace;
      return namespace === undefined || status === 'INACTIVE' ? undefined : [namespace];
    },
  },
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
