import type { EcsDraft } from '../ecs-state.js';

/** Assumption: no task is launched before there is a load balancer for it. */
export function waitsForResources(draft: EcsDraft, serviceArn: string): boolean {
  return draft.expressGatewayServices.get(serviceArn)?.resourceStatus === 'PROVISIONING';
}
