import { toDeploymentEvent } from '../service/service-event.js';
import { addServiceEvent } from '../service/service-event-table.js';
import { noteDeployment, primaryOf, serviceOf, type ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment } from './current-service-deployment.js';
import { endServiceDeployment } from './end-service-deployment.js';
import { rollBack } from './roll-back.js';

export type FailureCause = 'circuit breaker' | 'alarm' | 'lifecycle hook';

export interface DeploymentFailure {
  readonly cause: FailureCause;
  /** Whether the service goes back to what it was before. */
  readonly rollback: boolean;
}

/** Assumption: the wordings for alarms and hooks; those of the circuit breaker are on record. */
const WORDS: Readonly<Record<FailureCause, { readonly who: string; readonly why: string }>> = {
  'circuit breaker': { who: 'ECS deployment circuit breaker', why: 'tasks failed to start.' },
  alarm: { who: 'ECS deployment alarms', why: 'alarm detected.' },
  'lifecycle hook': { who: 'ECS deployment lifecycle hook', why: 'lifecycle hook failed.' },
};

/** The deployment launches no more tasks. What it rolls back to takes its place, where there is something. */
export function failDeployment(step: ServiceStep, { cause, rollback }: DeploymentFailure): void {
  const { context } = step;
  const service = serviceOf(step);
  const { id = '' } = primaryOf(service) ?? {};
  const { who, why } = WORDS[cause];
  const reason = `${who}: ${why}`;
  noteDeployment(step, id, (deployment) => {
    deployment.rolloutState = 'FAILED';
    deployment.rolloutStateReason = reason;
    delete deployment.backoff;
  });
  addServiceEvent(step, `(deployment ${id}) deployment failed: ${why}`);
  const eventName = 'SERVICE_DEPLOYMENT_FAILED';
  context.emit(() => toDeploymentEvent(service, { eventName, deploymentId: id, reason }, context.now));
  if (currentServiceDeployment(step)?.rollback !== undefined) {
    return endServiceDeployment(step, { status: 'ROLLBACK_FAILED', statusReason: reason });
  }
  if (!rollback || !rollBack(step, { who, why: reason })) {
    endServiceDeployment(step, { status: 'STOPPED', statusReason: reason });
  }
}
