import type { TransactionContext } from '../../store/store.js';
import { requestReview } from '../capacity-provider/request-review.js';
import type { EcsDraft } from '../ecs-state.js';
import { wakeWaitingTasks } from '../task/wake-waiting-tasks.js';
import { changeContainerInstance } from './change-container-instance.js';
import { isIdle } from './is-idle.js';
import { release, reserve, type ResourceClaim } from './resource-claim.js';

export interface Claiming {
  readonly draft: EcsDraft;
  readonly context: Pick<TransactionContext, 'now' | 'emit' | 'schedule' | 'cancel'>;
  readonly containerInstanceArn: string;
}

/** A task has been placed: what it needs is its own from now on. */
export function claimInstance(claiming: Claiming, claim: ResourceClaim): void {
  const wasIdle = isIdle(claiming.draft, claiming.containerInstanceArn);
  const instance = changeContainerInstance(claiming, ({ remaining }) => reserve(remaining, claim));
  if (wasIdle) requestReview(claiming.draft, instance, claiming.context);
}

/** A task has stopped: there is room for another. Its instance may be gone, and its record with it. */
export function releaseInstance(claiming: Claiming, claim: ResourceClaim): void {
  if (claiming.draft.containerInstances.get(claiming.containerInstanceArn) === undefined) return;
  const { draft, context, containerInstanceArn } = claiming;
  const instance = changeContainerInstance(claiming, ({ remaining }) => release(remaining, claim));
  wakeWaitingTasks(draft, instance.clusterArn, context);
  if (isIdle(draft, containerInstanceArn)) requestReview(draft, instance, context);
}
