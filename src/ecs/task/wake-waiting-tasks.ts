import type { TransactionContext } from '../../store/store.js';
import type { EcsDraft } from '../ecs-state.js';

export const PLACE_WAITING: string = 'ecs.task.place-waiting';
/** The task has waited for too long. */
export const PROVISIONING_TIMEOUT: string = 'ecs.task.provisioning-timeout';

/** There may be room for tasks that wait for an instance: they are placed when all has happened that happens now. */
export function wakeWaitingTasks(
  draft: EcsDraft,
  clusterArn: string,
  { schedule, cancel }: Pick<TransactionContext, 'schedule' | 'cancel'>,
): void {
  if (draft.tasks.count('byWaiting', [clusterArn]) === 0) return;
  cancel(clusterArn, [PLACE_WAITING]);
  schedule({ kind: PLACE_WAITING, target: clusterArn, afterMs: 0 });
}
