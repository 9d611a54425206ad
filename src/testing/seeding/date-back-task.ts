import type { EcsSlices } from '../../ecs/ecs-service.js';
import type { WorldDraft } from '../../store/state.js';
import type { TransactionContext } from '../../store/store.js';
import { dateBackTransitions, type DateBack } from './date-back-transitions.js';

const TIMES = [
  'createdAt',
  'connectivityAt',
  'pullStartedAt',
  'pullStoppedAt',
  'startedAt',
  'stoppingAt',
  'executionStoppedAt',
  'stoppedAt',
] as const;

/** All that has happened to the task, and all that will, happens so much earlier. */
export function dateBackTask(
  draft: WorldDraft<EcsSlices>,
  { target, byMs }: DateBack,
  context: TransactionContext,
): void {
  draft.ecs.tasks.update(target, (task) => {
    for (const member of TIMES) if (task[member] !== undefined) task[member] -= byMs;
    for (const container of task.containers) {
      if (container.startedAt !== undefined) container.startedAt -= byMs;
      for (const agent of container.managedAgents ?? []) {
        if (agent.lastStartedAt !== undefined) agent.lastStartedAt -= byMs;
      }
    }
  });
  dateBackTransitions(draft.transitions, { target, byMs }, context);
}
