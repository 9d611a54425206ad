import { changeContainerInstance } from '../container-instance/change-container-instance.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { decideStop } from '../task/stop-containers.js';
import { capacityProviderArnIn } from './capacity-provider-table.js';
import { findUsedProvider } from './find-used-provider.js';
import { launchInstances } from './launch-instances.js';
import { requestReview } from './request-review.js';
import { instanceTypeOf } from './survey-provider.js';

export interface Replacement {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
  readonly containerInstanceArn: string;
}

/**
 * Drains the instance and launches another of its type. Services move their tasks by themselves. Assumption: other tasks are stopped
 * at once, as nobody would start them elsewhere; the stop code and the reason.
 */
export function replaceInstance(step: Replacement): void {
  const { draft, context } = step;
  const instance = changeContainerInstance(step, { status: 'DRAINING', isLeaving: true });
  const { clusterArn, capacityProviderName = '', containerInstanceArn } = instance;
  const provider = findUsedProvider(draft, capacityProviderArnIn(clusterArn, capacityProviderName));
  if (provider !== undefined) launchInstances(draft, { provider, launch: [instanceTypeOf(instance)] }, context);
  for (const task of [...draft.tasks.list('byContainerInstance', [containerInstanceArn])]) {
    const { taskArn, serviceArn, daemonArn, desiredStatus } = task;
    if (desiredStatus === 'STOPPED' || serviceArn !== undefined || daemonArn !== undefined) continue;
    decideStop({ draft, context, taskArn }, { stopCode: 'TerminationNotice', stoppedReason: DRAINING });
  }
  requestReview(draft, instance, context);
}

const DRAINING = 'Container instance is in DRAINING state';
