import { completeDeployment } from '../../service-deployment/complete-deployment.js';
import { countLiveTasks } from '../count-tasks.js';
import { serviceAction } from '../service-event.js';
import type { ServiceRecord } from '../service-record.js';
import { STEADY } from '../service-kinds.js';
import { addServiceEvent } from '../service-event-table.js';
import { noteService, primaryOf, serviceOf, type ServiceStep } from '../service-step.js';
import { listFleets } from './list-fleets.js';
import { requestRebalancing } from './rebalance-service.js';
import { surveyTasks } from './survey-service.js';

/** Finds out whether a deployment is complete, and whether there is nothing more to do for the service. */
export function settleService(step: ServiceStep): void {
  dropEmptyDeployments(step);
  completeDeployment(step);
  const isSteady = isServiceSteady(step, serviceOf(step));
  const wasSteady = serviceOf(step).isSteady;
  if (isSteady !== wasSteady) noteService(step, (service) => void (service.isSteady = isSteady));
  if (isSteady && !wasSteady) {
    announceSteadyState(step);
    requestRebalancing(step);
  }
}

const REPEATED_AFTER_MS = 6 * 3_600_000;

/** Is said again every six hours, as long as it is true. */
export function announceSteadyState(step: ServiceStep): void {
  const { context, serviceArn } = step;
  addServiceEvent(step, 'has reached a steady state.');
  context.emit(serviceAction, { service: serviceOf(step), eventName: 'SERVICE_STEADY_STATE' });
  context.cancel(serviceArn, [STEADY]);
  context.schedule({ kind: STEADY, target: serviceArn, afterMs: REPEATED_AFTER_MS, background: true });
}

/** A deployment that has been replaced is gone with its last task, unless it shall have others: traffic still goes there. */
function dropEmptyDeployments(step: ServiceStep): void {
  const { draft, serviceArn } = step;
  const { deployments } = serviceOf(step);
  const kept = listFleets(draft, serviceOf(step)).map(({ starter }) => starter);
  const live = deployments.filter(
    ({ id, status }) =>
      status === 'PRIMARY' || kept.includes(id) || countLiveTasks(draft, { serviceArn, starter: id }) > 0,
  );
  if (live.length < deployments.length) {
    const ids = live.map(({ id }) => id);
    noteService(step, (service) => {
      service.deployments = service.deployments.filter(({ id }) => ids.includes(id));
    });
  }
}

function isServiceSteady(step: ServiceStep, service: ServiceRecord): boolean {
  const { draft, serviceArn } = step;
  const isDeployed =
    service.deploymentController === 'ECS'
      ? service.deployments.length === 1 && primaryOf(service)?.rolloutState === 'COMPLETED'
      : [...draft.taskSets.list('byService', [serviceArn])].every(
          ({ stabilityStatus }) => stabilityStatus === 'STEADY_STATE',
        );
  const tasks = [...surveyTasks(step, service).values()].flat();
  const surplus = draft.tasks.count('byService', [serviceArn, 'STOPPED', 'RUNNING']);
  return (
    isDeployed &&
    surplus === 0 &&
    !service.isRebalancing &&
    (service.deploymentController !== 'ECS' || tasks.length === service.desiredCount) &&
    tasks.every(({ health, isDraining }) => !isDraining && (health === 'HEALTHY' || health === 'SETTLING'))
  );
}
