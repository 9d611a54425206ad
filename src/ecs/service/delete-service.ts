import type { DeleteServiceRequest, DeleteServiceResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { routeService } from '../gateway/route-service.js';
import { endServiceDeployment } from '../service-deployment/end-service-deployment.js';
import { drainTaskSets } from '../task-set/drain-task-sets.js';
import { decideStop } from '../task/stop-containers.js';
import { requestReconcile } from './request-reconcile.js';
import { bySchedulerBecause, scalingReason } from './scheduler/stop-service-tasks.js';
import type { ServiceRecord } from './service-record.js';
import { noteService, serviceOf, type ServiceStep } from './service-step.js';
import { getService, serviceArnOf } from './service-table.js';
import { toServiceView } from './service-view.js';

export function deleteService(
  draft: EcsDraft,
  input: DeleteServiceRequest,
  context: EcsContext,
): DeleteServiceResponse {
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const service = getService(draft, serviceArnOf(cluster, input.service ?? '', context.scope));
  const { serviceArn, status } = service;
  if (service.spec?.express) {
    throw invalidParameter(`${serviceArn} has ResourceManagementType=ECS use DeleteExpressGatewayService to delete`);
  }
  // Assumption: a service that has been deleted is not found, even while it can be described.
  if (status === 'INACTIVE') throw new ApiError('ServiceNotFoundException', 'Service not found.');
  const step = { draft, context, serviceArn };
  // Assumption: one that is being deleted already is returned as it is.
  if (status === 'ACTIVE') {
    if (!input.force) assertIdle(draft, service);
    closeService(step);
  }
  return { service: toServiceView(draft, serviceOf(step), { withTags: true }) };
}

/** Assumption: the message about deployments is for a service of which an old deployment still has tasks; that about task sets. */
function assertIdle(
  draft: EcsDraft,
  { serviceArn, schedulingStrategy, desiredCount, deployments }: ServiceRecord,
): void {
  if (schedulingStrategy === 'DAEMON') return;
  if (desiredCount > 0) throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
  if (deployments.length > 1) throw invalidParameter('The service cannot be stopped while deployments are active.');
  if (draft.taskSets.count('byService', [serviceArn]) > 0) {
    throw invalidParameter('The service cannot be stopped while it has task sets.');
  }
}

/** Its tasks stop; once they have, the service is INACTIVE. */
export function closeService(step: ServiceStep): void {
  const { context, serviceArn } = step;
  beginDraining(step);
  stopTasks(step);
  requestReconcile({ serviceArn, afterMs: 0 }, context);
}

/** The tags go with the service. Assumption: the reason for which its deployment stops. */
function beginDraining(step: ServiceStep): void {
  endServiceDeployment(step, { status: 'STOPPED', statusReason: 'Service was deleted.' });
  noteService(step, (service) => {
    service.status = 'DRAINING';
    service.desiredCount = 0;
    service.isSteady = false;
    service.tags = [];
  });
  drainTaskSets(step);
  routeService(step);
}

function stopTasks({ draft, context, serviceArn }: ServiceStep): void {
  for (const task of [...draft.tasks.list('byService', [serviceArn, 'RUNNING'])]) {
    decideStop({ draft, context, taskArn: task.taskArn }, bySchedulerBecause(scalingReason(task)));
  }
}
