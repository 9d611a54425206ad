import type { EcsContext, EcsTransition } from '../ecs-context.js';
import { requestReconcile } from '../service/request-reconcile.js';

/** The resources around a service have been set up, or taken down. */
export const SETTLE_RESOURCES: string = 'ecs.express-gateway-service.settle-resources';

export function scheduleResources(
  serviceArn: string,
  context: Pick<EcsContext, 'cancel' | 'schedule' | 'timing'>,
): void {
  context.cancel(serviceArn, [SETTLE_RESOURCES]);
  const afterMs = context.timing.expressResourcesMs;
  context.schedule({ kind: SETTLE_RESOURCES, target: serviceArn, afterMs });
}

const settleResources: EcsTransition = (draft, { target: serviceArn }, context) => {
  if (draft.expressGatewayServices.get(serviceArn) === undefined) return;
  const { resourceStatus } = draft.expressGatewayServices.update(serviceArn, (express) => {
    express.resourceStatus = express.resourceStatus === 'PROVISIONING' ? 'ACTIVE' : 'DELETED';
    express.resourcesUpdatedAt = context.now;
  });
  if (resourceStatus === 'ACTIVE') requestReconcile({ serviceArn, afterMs: 0 }, context);
};

export const expressGatewayServiceTransitions: Readonly<Record<string, EcsTransition>> = {
  [SETTLE_RESOURCES]: settleResources,
};
