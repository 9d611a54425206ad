import type { Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ServiceRecord } from '../service/service-record.js';
import { getActiveService, getService, serviceArnOf } from '../service/service-table.js';

export interface ServiceReference {
  readonly cluster: string | undefined;
  readonly service: string | undefined;
}

/**
 * The service whose task sets a caller wants to change.
 * Assumption: the task sets of a CODE_DEPLOY service are for AWS CodeDeploy alone to change.
 */
export function getExternalService(draft: EcsDraft, reference: ServiceReference, scope: Scope): ServiceRecord {
  const service = getActiveService(draft, readServiceArn(draft, reference, scope));
  if (service.deploymentController !== 'EXTERNAL') throw notExternal();
  return service;
}

/**
 * The service whose task sets a caller wants to see.
 * Assumption: those of a CODE_DEPLOY service can be seen, too, and those of a service that is DRAINING.
 */
export function getTaskSetService(draft: EcsDraft, reference: ServiceReference, scope: Scope): ServiceRecord {
  const service = getService(draft, readServiceArn(draft, reference, scope));
  if (service.status === 'INACTIVE') throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
  if (service.deploymentController === 'ECS') throw notExternal();
  return service;
}

function readServiceArn(draft: EcsDraft, { cluster, service = '' }: ServiceReference, scope: Scope): string {
  return serviceArnOf(getActiveCluster(draft, cluster, scope), service, scope);
}

function notExternal(): ApiError {
  return invalidParameter(
    'Amazon ECS only supports task set management on services configured to use external deployment controllers.',
  );
}
