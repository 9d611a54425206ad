import type { EcsDraft } from '../ecs-state.js';

/** Nothing is left of a service, nor of its deployments. */
export function forgetService(draft: EcsDraft, serviceArn: string): void {
  for (const { serviceDeploymentArn } of [...draft.serviceDeployments.list('byService', [serviceArn])]) {
    draft.serviceDeployments.delete(serviceDeploymentArn);
  }
  for (const { serviceRevisionArn } of [...draft.serviceRevisions.list('byService', [serviceArn])]) {
    draft.serviceRevisions.delete(serviceRevisionArn);
  }
  for (const { id } of [...draft.serviceEvents.list('byService', [serviceArn])]) draft.serviceEvents.delete(id);
  draft.expressGatewayServices.delete(serviceArn);
  draft.services.delete(serviceArn);
}
