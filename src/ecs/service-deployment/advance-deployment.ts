import { scopeOfArn } from '../../aws/arn.js';
import { listTriggeredAlarms } from '../service/alarm-table.js';
import { deploymentStateChange } from '../service/service-event.js';
import { primaryOf, serviceOf, type ServiceStep } from '../service/service-step.js';
import { advanceStage } from './advance-stage.js';
import { carryOutRequest } from './carry-out-request.js';
import { currentServiceDeployment, noteServiceDeployment } from './current-service-deployment.js';
import { tooManyFailedTasks, triggeredAlarm } from './deployment-failure.js';
import { failDeployment } from './fail-deployment.js';
import { planThreshold } from './plan-circuit-breaker.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';

/** Takes the deployment that is under way a step further, or gives it up. */
export function advanceDeployment(step: ServiceStep): void {
  if (currentServiceDeployment(step) === undefined) return;
  beginDeployment(step);
  carryOutRequest(step);
  watchFailures(step);
  watchAlarms(step);
  advanceStage(step);
}

function beginDeployment(step: ServiceStep): void {
  if (currentServiceDeployment(step)?.status !== 'PENDING') return;
  noteServiceDeployment(step, (deployment) => {
    deployment.status = 'IN_PROGRESS';
    deployment.startedAt = step.context.now;
  });
  announceProgress(step);
}

/** Tells EventBridge that a deployment is under way. */
function announceProgress(step: ServiceStep): void {
  const service = serviceOf(step);
  const { id: deploymentId, rolloutStateReason: reason } = primaryOf(service) ?? { id: '', rolloutStateReason: '' };
  const eventName = 'SERVICE_DEPLOYMENT_IN_PROGRESS';
  step.context.emit(deploymentStateChange, { service, eventName, deploymentId, reason });
}

/** The circuit breaker counts what the deployment that is PRIMARY has failed in a row. */
function watchFailures(step: ServiceStep): void {
  const current = currentServiceDeployment(step);
  const service = serviceOf(step);
  const { failedTasks = 0, rolloutState } = primaryOf(service) ?? {};
  const { enable, rollback = false } = service.deploymentConfiguration.deploymentCircuitBreaker;
  if (current === undefined || !enable || rolloutState !== 'IN_PROGRESS') return;
  const threshold = planThreshold(service.deploymentConfiguration.deploymentCircuitBreaker, service.desiredCount);
  if (current.rollback === undefined) noteFailureCount(step, current, { failureCount: failedTasks, threshold });
  if (failedTasks < threshold) return;
  if (current.rollback === undefined) {
    noteServiceDeployment(step, ({ circuitBreaker }) => void (circuitBreaker.status = 'TRIGGERED'));
  }
  failDeployment(step, tooManyFailedTasks(rollback));
}

function noteFailureCount(
  step: ServiceStep,
  { circuitBreaker }: ServiceDeploymentRecord,
  counts: { readonly failureCount: number; readonly threshold: number },
): void {
  if (circuitBreaker.failureCount === counts.failureCount && circuitBreaker.threshold === counts.threshold) return;
  noteServiceDeployment(step, (deployment) => void Object.assign(deployment.circuitBreaker, counts));
}

function watchAlarms(step: ServiceStep): void {
  const current = currentServiceDeployment(step);
  if (current?.alarms.status !== 'MONITORING' || current.rollback !== undefined) return;
  const triggered = listTriggeredAlarms(step.draft, current.alarms.alarmNames, scopeOfArn(step.serviceArn));
  if (triggered.length === 0) return;
  noteServiceDeployment(step, ({ alarms }) => {
    alarms.status = 'TRIGGERED';
    alarms.triggeredAlarmNames = triggered;
  });
  failDeployment(step, triggeredAlarm(current.deploymentConfiguration.alarms?.rollback ?? false));
}
