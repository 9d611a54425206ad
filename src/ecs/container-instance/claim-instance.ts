import type { TransactionContext } from '../../store/store.js';
import type { EcsDraft } from '../ecs-state.js';
import { changeContainerInstance } from './change-container-instance.js';
import { release, reserve, type ResourceClaim } from './resource-claim.js';

export interface Claiming {
  readonly draft: EcsDraft;
  readonly context: Pick<TransactionContext, 'now' | 'emit'>;
  readonly containerInstanceArn: string;
}

/** A task has been placed: what it needs is its own from now on. */
export function claimInstance(claiming: Claiming, claim: ResourceClaim): void {
  changeContainerInstance(claiming, (instance) => reserve(instance.remaining, claim));
}

/** A task has stopped. Its instance may be gone, and its record with it. */
export function releaseInstance(claiming: Claiming, claim: ResourceClaim): void {
  if (claiming.draft.containerInstances.get(claiming.containerInstanceArn) === undefined) return;
  changeContainerInstance(claiming, (instance) => release(instance.remaining, claim));
}
