import type { TransactionContext } from '../../store/store.js';
import type { EcsDraft } from '../ecs-state.js';
import { capacityProviderArnIn } from './capacity-provider-table.js';

export const REVIEW: string = 'ecs.capacity-provider.review';

export interface ProviderOfCluster {
  readonly clusterArn: string;
  readonly capacityProviderName?: string | undefined;
}

/** Something has changed that may ask for more instances, or for fewer: the provider looks at it once, when all has happened. */
export function requestReview(
  draft: EcsDraft,
  { clusterArn, capacityProviderName }: ProviderOfCluster,
  context: Pick<TransactionContext, 'schedule' | 'cancel'>,
): void {
  const target = capacityProviderArnIn(clusterArn, capacityProviderName ?? '');
  if (draft.capacityProviders.get(target) === undefined) return;
  context.cancel(target, [REVIEW]);
  context.schedule({ kind: REVIEW, target, afterMs: 0 });
}
