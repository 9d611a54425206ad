import type { EcsSlices } from '../../ecs/ecs-service.js';
import type { WorldDraft } from '../../store/state.js';
import type { TransactionContext } from '../../store/store.js';
import { dateBackTransitions } from './date-back-transitions.js';
import type { TimePlan } from './plan-times.js';

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

export interface TaskDateBack {
  readonly target: string;
  readonly times: TimePlan;
}

/** All that has happened to the task, and all that will, happens as much earlier as the plan says. */
export function dateBackTask(
  draft: WorldDraft<EcsSlices>,
  { target, times }: TaskDateBack,
  context: TransactionContext,
): void {
  draft.ecs.tasks.update(target, (task) => {
    for (const member of TIMES) if (task[member] !== undefined) task[member] = times.move(task[member]);
    for (const container of task.containers) {
      if (container.startedAt !== undefined) container.startedAt = times.move(container.startedAt);
      for (const agent of container.managedAgents ?? []) {
        if (agent.lastStartedAt !== undefined) agent.lastStartedAt = times.move(agent.lastStartedAt);
      }
    }
  });
  dateBackTransitions(draft.transitions, { target, byMs: times.byMs }, context);
}
