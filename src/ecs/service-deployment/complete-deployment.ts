import { toDeploymentEvent } from '../service/service-event.js';
import { addServiceEvent } from '../service/service-event-table.js';
import { noteDeployment, noteService, primaryOf, serviceOf, type ServiceStep } from '../service/service-step.js';
import { surveyTasks } from '../service/scheduler/survey-service.js';
import { currentServiceDeployment } from './current-service-deployment.js';
import { endServiceDeployment } from './end-service-deployment.js';

/** A deployment is complete when all its tasks are there and healthy, and no others are left. */
export function completeDeployment(step: ServiceStep): void {
  const { context } = step;
  const service = serviceOf(step);
  const primary = primaryOf(service);
  const current = currentServiceDeployment(step);
  if (primary?.rolloutState !== 'IN_PROGRESS' || current === undefined) return;
  if (service.deployments.length > 1 || !isFullyHealthy(step)) return;
  const reason = `ECS deployment ${primary.id} completed.`;
  noteDeployment(step, primary.id, (deployment) => {
    deployment.rolloutState = 'COMPLETED';
    deployment.rolloutStateReason = reason;
  });
  noteService(step, (record) => void (record.completedRevisionArn = primary.serviceRevisionArn));
  addServiceEvent(step, `(deployment ${primary.id}) deployment completed.`);
  const eventName = 'SERVICE_DEPLOYMENT_COMPLETED';
  context.emit(() => toDeploymentEvent(service, { eventName, deploymentId: primary.id, reason }, context.now));
  endServiceDeployment(step, { status: current.rollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL' });
}

function isFullyHealthy(step: ServiceStep): boolean {
  const service = serviceOf(step);
  const tasks = [...surveyTasks(step, service).values()].flat();
  return tasks.length === service.desiredCount && tasks.every(({ health }) => health === 'HEALTHY');
}
