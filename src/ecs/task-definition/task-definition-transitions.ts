import type { Transition } from '../../store/transition.js';
import type { TransactionContext } from '../../store/store.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';

const DELETE = 'ecs.task-definition.delete';

/** Assumption: how often AWS looks again whether a revision is still in use. */
const SHORTEST_RECHECK_MS = 60_000;

export type TaskDefinitionTransition = (draft: EcsDraft, transition: Transition, context: EcsTransitionContext) => void;

export const taskDefinitionTransitions: Record<string, TaskDefinitionTransition> = {
  [DELETE]: deleteUnlessInUse,
};

export function scheduleDeletion(taskDefinitionArn: string, afterMs: number, context: TransactionContext): void {
  context.schedule({ kind: DELETE, target: taskDefinitionArn, afterMs, background: true });
}

/** A revision stays for as long as a task that has not stopped, a service or a task set refers to it. */
function deleteUnlessInUse(draft: EcsDraft, { target }: Transition, context: EcsTransitionContext): void {
  const tasks =
    draft.tasks.count('byTaskDefinition', [target]) - draft.tasks.count('byTaskDefinition', [target, 'STOPPED']);
  const services = draft.services.count('byTaskDefinition', [target]);
  const taskSets = draft.taskSets.count('byTaskDefinition', [target]);
  if (tasks + services + taskSets === 0) draft.taskDefinitions.delete(target);
  else scheduleDeletion(target, Math.max(context.timing.taskDefinitionDeletionMs, SHORTEST_RECHECK_MS), context);
}
