import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';

/** The agent is back: what has happened in the meantime is reported at once, in its order. */
export function reportChanges(
  draft: EcsDraft,
  containerInstanceArn: string,
  { schedule }: Pick<EcsTransitionContext, 'schedule'>,
): void {
  for (const { taskArn, unreported = [] } of [...draft.tasks.list('byContainerInstance', [containerInstanceArn])]) {
    for (const { kind, data } of unreported) schedule({ kind, target: taskArn, afterMs: 0, ...(data && { data }) });
    if (unreported.length > 0) draft.tasks.update(taskArn, (task) => void delete task.unreported);
  }
}
