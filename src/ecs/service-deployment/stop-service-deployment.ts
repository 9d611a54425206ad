import type { StopServiceDeploymentRequest, StopServiceDeploymentResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { requestReconcile } from '../service/request-reconcile.js';
import { noteServiceDeployment } from './current-service-deployment.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';
import { getServiceDeployment } from './service-deployment-table.js';

export function stopServiceDeployment(
  draft: EcsDraft,
  { serviceDeploymentArn: reference = '', stopType = 'ROLLBACK' }: StopServiceDeploymentRequest,
  context: EcsContext,
): StopServiceDeploymentResponse {
  const deployment = getServiceDeployment(draft, reference, context.scope);
  const { serviceDeploymentArn, serviceArn } = deployment;
  assertRunning(deployment);
  if (stopType === 'ROLLBACK') assertRollbackCandidate(draft, deployment);
  noteServiceDeployment({ draft, context, serviceArn }, (record) => {
    record.status = stopType === 'ROLLBACK' ? 'ROLLBACK_REQUESTED' : 'STOP_REQUESTED';
  });
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerReactionMs }, context);
  return { serviceDeploymentArn };
}

/** Assumption: the exception and its wording; which states can be stopped is on record. */
function assertRunning({ status }: ServiceDeploymentRecord): void {
  if (status !== 'PENDING' && status !== 'IN_PROGRESS') {
    throw new ApiError('ConflictException', `Service deployment cannot be stopped in the ${status} state.`);
  }
}

/** Assumption: the exception, and that the wording of a rollback that fails later for the same reason is used here as well. */
function assertRollbackCandidate(draft: EcsDraft, { serviceArn }: ServiceDeploymentRecord): void {
  if (draft.services.get(serviceArn)?.completedRevisionArn === undefined) {
    throw invalidParameter('No rollback candidate was found to run the rollback.');
  }
}
