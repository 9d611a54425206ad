import type { ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import { noteService, type ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment, noteServiceDeployment } from './current-service-deployment.js';
import { closeHooks } from './note-hook.js';
import { summarizeRevisions } from './summarize-revisions.js';

export interface End {
  readonly status: ServiceDeploymentStatus;
  readonly statusReason?: string;
}

/** Nothing is under way any more. How the revisions stand now is kept. */
export function endServiceDeployment(step: ServiceStep, { status, statusReason }: End): void {
  const current = currentServiceDeployment(step);
  if (current === undefined) return;
  const { now } = step.context;
  const final = summarizeRevisions(step.draft, current);
  noteServiceDeployment(step, (deployment) => {
    deployment.status = status;
    if (statusReason !== undefined) deployment.statusReason = statusReason;
    deployment.final = final;
    closeHooks(deployment);
    if (status === 'STOPPED') deployment.stoppedAt = now;
    else deployment.finishedAt = now;
    for (const monitor of [deployment.circuitBreaker, deployment.alarms]) {
      if (monitor.status === 'MONITORING') monitor.status = 'MONITORING_COMPLETE';
    }
  });
  noteService(step, (service) => void delete service.currentServiceDeployment);
}
