import type { EcsTransition } from '../ecs-context.js';
import { announceSteadyState } from './scheduler/settle-service.js';
import { reconcileService } from './scheduler/reconcile-service.js';
import { forgetService } from './forget-service.js';
import { RECONCILE, RETRY } from './request-reconcile.js';
import { FORGET_SERVICE, STEADY } from './service-kinds.js';

/** What time does to a service. */
export const serviceTransitions: Readonly<Record<string, EcsTransition>> = {
  [RECONCILE]: reconcileService,
  [RETRY]: reconcileService,
  [STEADY]: (draft, { target }, context) => {
    if (draft.services.get(target)?.isSteady) announceSteadyState({ draft, context, serviceArn: target });
  },
  [FORGET_SERVICE]: (draft, { target }) => forgetService(draft, target),
};
