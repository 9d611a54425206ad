import type { Draft } from 'immer';
import { castDraft } from 'immer';
import { routeService } from '../gateway/route-service.js';
import { deploymentStateChange } from '../service/service-event.js';
import { addServiceEvent } from '../service/service-event-table.js';
import type { DeploymentRecord } from '../service/service-record.js';
import { noteService, primaryOf, serviceOf, type ServiceStep } from '../service/service-step.js';
import { noteServiceDeployment } from './current-service-deployment.js';
import { closeHooks } from './note-hook.js';
import { planReturn } from './plan-stages.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';
import { deploymentIdOf, revisionOf } from './service-revision-table.js';

export interface RollbackOrder {
  /** Who says so: the circuit breaker, an alarm, … */
  readonly who: string;
  /** For `rollback.reason`. */
  readonly reason: string;
  readonly statusReason: string;
}

/**
 * Makes the last revision that was brought out successfully PRIMARY again, with the id that its deployment had. False where
 * there is none. Assumption: the deployment keeps its id.
 */
export function rollBack(step: ServiceStep, { who, reason, statusReason }: RollbackOrder): boolean {
  const { draft, context } = step;
  const service = serviceOf(step);
  const { completedRevisionArn } = service;
  const failed = primaryOf(service);
  if (completedRevisionArn === undefined || failed?.serviceRevisionArn === completedRevisionArn) return false;
  const id = deploymentIdOf(completedRevisionArn);
  const rolloutStateReason = `${who}: rolling back to deploymentId ${id}.`;
  const { spec, createdAt } = revisionOf(draft, completedRevisionArn);
  noteService(step, (record) => {
    record.spec = castDraft(spec);
    record.isSteady = false;
    const deployment = record.deployments.find((candidate) => candidate.id === id) ?? {
      ...{ id, serviceRevisionArn: completedRevisionArn, createdAt, failedTasks: 0 },
    };
    for (const other of record.deployments) other.status = 'ACTIVE';
    const primary: Draft<DeploymentRecord> = {
      ...{ ...deployment, status: 'PRIMARY', failedTasks: 0, updatedAt: context.now },
      ...{ rolloutState: 'IN_PROGRESS', rolloutStateReason },
    };
    delete primary.backoff;
    record.deployments = [primary, ...record.deployments.filter((other) => other.id !== id)];
  });
  noteServiceDeployment(step, (deployment) => {
    deployment.status = 'ROLLBACK_IN_PROGRESS';
    deployment.statusReason = statusReason;
    deployment.rollback = { reason, startedAt: context.now, serviceRevisionArn: completedRevisionArn };
    closeHooks(deployment);
    returnTraffic(deployment);
  });
  routeService(step, { keepsGateways: true });
  addServiceEvent(step, `rolling back to deployment ${id}.`);
  const eventName = 'SERVICE_DEPLOYMENT_IN_PROGRESS';
  context.emit(deploymentStateChange, { service, eventName, deploymentId: id, reason: rolloutStateReason });
  return true;
}

/** All of it goes back at once; the tasks it went to are drained by and by. */
function returnTraffic(deployment: Draft<ServiceDeploymentRecord>): void {
  const { traffic } = deployment;
  if (traffic === undefined) return;
  delete deployment.stage;
  deployment.stagesAhead = planReturn(traffic);
  deployment.traffic = { production: 0, ...(traffic.test !== undefined && { test: 0 }) };
}
