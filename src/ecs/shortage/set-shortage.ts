import { requestReview } from '../capacity-provider/request-review.js';
import { wakeDaemons } from '../daemon/wake-daemons.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { offerRoom } from '../service/wake-services.js';
import { isShort } from './shortage-table.js';

interface Setting {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
}

/** From now on there is no capacity. Instances that are booting do not come. */
export function beginShortage({ draft }: Setting, key: string): void {
  if (!isShort(draft, key)) draft.shortages.insert({ key });
}

/** There is capacity again: whoever may have waited for it tries at once. */
export function endShortage({ draft, context }: Setting, key: string): void {
  if (!isShort(draft, key)) return;
  draft.shortages.delete(key);
  for (const { clusterArn, name } of draft.capacityProviders.all()) {
    if (clusterArn === undefined) continue;
    const provider = { clusterArn, capacityProviderName: name };
    requestReview(draft, provider, context);
    wakeDaemons(draft, provider, context);
  }
  for (const { clusterArn } of draft.clusters.all()) offerRoom(draft, clusterArn, context);
  context.watcher?.capacityReturned();
}
