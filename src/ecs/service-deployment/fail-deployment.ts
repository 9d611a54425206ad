import { deploymentStateChange } from '../service/service-event.js';
import { addServiceEvent } from '../service/service-event-table.js';
import { noteDeployment, primaryOf, serviceOf, type ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment } from './current-service-deployment.js';
import type { DeploymentFailure } from './deployment-failure.js';
import { endServiceDeployment } from './end-service-deployment.js';
import { rollBack } from './roll-back.js';

/** The deployment launches no more tasks. What it rolls back to takes its place, where there is something. */
export function failDeployment(step: ServiceStep, failure: DeploymentFailure): void {
  const { context } = step;
  const { who, why, statusReason, rollback } = failure;
  const service = serviceOf(step);
  const { id: deploymentId = '' } = primaryOf(service) ?? {};
  const reason = `${who}: ${why}`;
  giveUp(step, reason);
  addServiceEvent(step, `(deployment ${deploymentId}) deployment failed: ${why}`);
  const eventName = 'SERVICE_DEPLOYMENT_FAILED';
  context.emit(deploymentStateChange, { service, eventName, deploymentId, reason });
  if (currentServiceDeployment(step)?.rollback !== undefined) {
    endServiceDeployment(step, { status: 'ROLLBACK_FAILED', statusReason: reason });
  } else if (!rollback) {
    endServiceDeployment(step, { status: 'STOPPED', statusReason: reason });
  } else if (!rollBack(step, { who, reason, statusReason })) {
    endServiceDeployment(step, {
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    });
  }
}

/** The deployment that is PRIMARY launches no more tasks. */
export function giveUp(step: ServiceStep, reason: string): void {
  noteDeployment(step, primaryOf(serviceOf(step))?.id, (deployment) => {
    deployment.rolloutState = 'FAILED';
    deployment.rolloutStateReason = reason;
    delete deployment.backoff;
  });
}
