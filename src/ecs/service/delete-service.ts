import type { DeleteServiceRequest, DeleteServiceResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { endServiceDeployment } from '../service-deployment/end-service-deployment.js';
import { decideStop } from '../task/stop-containers.js';
import { requestReconcile } from './request-reconcile.js';
import { noteService } from './service-step.js';
import { getService, serviceArnOf } from './service-table.js';
import { toServiceView } from './service-view.js';

export function deleteService(
  draft: EcsDraft,
  input: DeleteServiceRequest,
  context: EcsContext,
): DeleteServiceResponse {
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const found = getService(draft, serviceArnOf(cluster, input.service ?? '', context.scope));
  if (found.status === 'INACTIVE') throw new ApiError('ServiceNotFoundException', 'Service not found.');
  if (found.schedulingStrategy === 'REPLICA' && found.desiredCount > 0 && !input.force) {
    throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
  }
  const { serviceArn } = found;
  const step = { draft, context, serviceArn };
  endServiceDeployment(step, { status: 'STOPPED', statusReason: 'Service was deleted.' });
  const service = noteService(step, (record) => {
    record.status = 'DRAINING';
    record.desiredCount = 0;
    record.isSteady = false;
  });
  for (const { taskArn, startedBy } of [...draft.tasks.list('byService', [serviceArn, 'RUNNING'])]) {
    const stoppedReason = `Scaling activity initiated by (deployment ${startedBy})`;
    decideStop({ draft, context, taskArn }, { stopCode: 'ServiceSchedulerInitiated', stoppedReason });
  }
  requestReconcile({ serviceArn, afterMs: 0 }, context);
  return { service: toServiceView(draft, service, { withTags: true }) };
}
