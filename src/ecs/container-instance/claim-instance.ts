import { requestReview } from '../capacity-provider/request-review.js';
import { changeContainerInstance, type InstanceStep } from './change-container-instance.js';
import { getContainerInstance } from './container-instance-table.js';
import { isIdle } from './is-idle.js';
import { noticeInstance } from './notice-instance.js';
import { release, reserve, type ResourceClaim } from './resource-claim.js';

/** A task has been placed: what it needs is its own from now on. */
export function claimInstance(claiming: InstanceStep, claim: ResourceClaim): void {
  const { draft, context, containerInstanceArn } = claiming;
  const wasIdle = isIdle(draft, containerInstanceArn);
  const { remaining } = getContainerInstance(draft, containerInstanceArn);
  const instance = changeContainerInstance(claiming, { remaining: reserve(remaining, claim) });
  if (wasIdle) requestReview(draft, instance, context);
}

/** A task has stopped: there is room for another. Its instance may be gone, and its record with it. */
export function releaseInstance(claiming: InstanceStep, claim: ResourceClaim): void {
  const { draft, context, containerInstanceArn } = claiming;
  const before = draft.containerInstances.get(containerInstanceArn);
  if (before === undefined) return;
  const instance = changeContainerInstance(claiming, { remaining: release(before.remaining, claim) });
  noticeInstance(draft, instance, context);
  if (isIdle(draft, containerInstanceArn)) requestReview(draft, instance, context);
}
