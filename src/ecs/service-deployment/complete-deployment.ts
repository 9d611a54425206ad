import { deploymentStateChange } from '../service/service-event.js';
import { addServiceEvent } from '../service/service-event-table.js';
import { noteDeployment, noteService, primaryOf, serviceOf, type ServiceStep } from '../service/service-step.js';
import { surveyTasks } from '../service/scheduler/survey-service.js';
import { currentServiceDeployment, noteServiceDeployment } from './current-service-deployment.js';
import { endServiceDeployment } from './end-service-deployment.js';
import { isComplete, type CompletionFacts } from './plan-completion.js';
import { hasRollingBake, rollingBakeEndsAt } from './rolling-bake.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';

/** Ends the deployment that is under way, where it has come to its end. */
export function completeDeployment(step: ServiceStep): void {
  const { context } = step;
  const service = serviceOf(step);
  const primary = primaryOf(service);
  const current = currentServiceDeployment(step);
  if (primary?.rolloutState !== 'IN_PROGRESS' || current === undefined) return;
  if (current.stagesAhead.length > 0 || !isComplete(factsOf(step, current))) return;
  if (isBaking(step, current)) return;
  const reason = `ECS deployment ${primary.id} completed.`;
  noteDeployment(step, primary.id, (deployment) => {
    deployment.rolloutState = 'COMPLETED';
    deployment.rolloutStateReason = reason;
  });
  noteService(step, (record) => void (record.completedRevisionArn = primary.serviceRevisionArn));
  addServiceEvent(step, `(deployment ${primary.id}) deployment completed.`);
  const eventName = 'SERVICE_DEPLOYMENT_COMPLETED';
  context.emit(deploymentStateChange, { service, eventName, deploymentId: primary.id, reason });
  endServiceDeployment(step, { status: current.rollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL' });
}

/** Whether alarms may still make the deployment fail, which has everything else behind it. */
function isBaking(step: ServiceStep, current: ServiceDeploymentRecord): boolean {
  if (!hasRollingBake(current)) return false;
  const { now, timing } = step.context;
  if (current.bakingSince === undefined) noteServiceDeployment(step, (record) => void (record.bakingSince = now));
  return now < (rollingBakeEndsAt({ bakingSince: current.bakingSince ?? now }, timing) ?? now);
}

/** The way back from a failure goes all the way. */
function factsOf(step: ServiceStep, { deploymentConfiguration, rollback }: ServiceDeploymentRecord): CompletionFacts {
  const service = serviceOf(step);
  const tasks = surveyTasks(step, service);
  const own = tasks.get(primaryOf(service)?.id ?? '') ?? [];
  return {
    criteria: rollback === undefined ? deploymentConfiguration.earlySuccessCriteria : undefined,
    desiredCount: service.desiredCount,
    healthy: own.filter(({ health }) => health === 'HEALTHY').length,
    total: [...tasks.values()].flat().length,
    hasOthers: service.deployments.length > 1,
  };
}
