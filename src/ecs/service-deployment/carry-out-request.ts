import type { ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment } from './current-service-deployment.js';
import { endServiceDeployment } from './end-service-deployment.js';
import { giveUp } from './fail-deployment.js';
import { rollBack } from './roll-back.js';

/**
 * What a caller has asked for is done when the scheduler gets to it.
 * Assumption: the wordings. A deployment that is stopped without a rollback launches no more tasks; what it has launched stays.
 */
export function carryOutRequest(step: ServiceStep): void {
  const { status } = currentServiceDeployment(step) ?? {};
  if (status !== 'ROLLBACK_REQUESTED' && status !== 'STOP_REQUESTED') return;
  giveUp(step, 'ECS deployment stopped by user.');
  if (status === 'STOP_REQUESTED') {
    return endServiceDeployment(step, { status: 'STOPPED', statusReason: 'Service deployment stopped by user.' });
  }
  const statusReason = 'Service deployment rolled back because of a user request.';
  rollBack(step, { who: 'ECS deployment', reason: statusReason, statusReason });
}
