import { requestReview } from '../capacity-provider/request-review.js';
import { changeContainerInstance, type InstanceStep } from './change-container-instance.js';
import { isIdle } from './is-idle.js';
import { noticeInstance } from './notice-instance.js';
import { release, reserve, type ResourceClaim } from './resource-claim.js';

/** A task has been placed: what it needs is its own from now on. */
export function claimInstance(claiming: InstanceStep, claim: ResourceClaim): void {
  const wasIdle = isIdle(claiming.draft, claiming.containerInstanceArn);
  const instance = changeContainerInstance(claiming, ({ remaining }) => reserve(remaining, claim));
  if (wasIdle) requestReview(claiming.draft, instance, claiming.context);
}

/** A task has stopped: there is room for another. Its instance may be gone, and its record with it. */
export function releaseInstance(claiming: InstanceStep, claim: ResourceClaim): void {
  if (claiming.draft.containerInstances.get(claiming.containerInstanceArn) === undefined) return;
  const { draft, context, containerInstanceArn } = claiming;
  const instance = changeContainerInstance(claiming, ({ remaining }) => release(remaining, claim));
  noticeInstance(draft, instance, context);
  if (isIdle(draft, containerInstanceArn)) requestReview(draft, instance, context);
}
