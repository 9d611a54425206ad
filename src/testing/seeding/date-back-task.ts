import type { EcsSlices } from '../../ecs/ecs-service.js';
import type { ContainerRecord } from '../../ecs/task/task-record.js';
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
  const task = draft.ecs.tasks.get(target);
  if (task === undefined) return;
  const containers = task.containers.map((container) => dateBackContainer(container, times));
  draft.ecs.tasks.assign(target, { ...moveMembers(task, TIMES, times), containers });
  dateBackTransitions(draft.transitions, { target, byMs: times.byMs }, context);
}

function dateBackContainer(container: ContainerRecord, times: TimePlan): ContainerRecord {
  const managedAgents = container.managedAgents?.map((agent) => ({
    ...agent,
    ...moveMembers(agent, ['lastStartedAt'], times),
  }));
  return { ...container, ...moveMembers(container, ['startedAt'], times), ...(managedAgents && { managedAgents }) };
}

/** Those of the times that the record has. */
function moveMembers<M extends string>(
  record: { readonly [N in M]?: number },
  members: readonly M[],
  times: TimePlan,
): { [N in M]?: number } {
  const moved: { [N in M]?: number } = {};
  for (const member of members) {
    const time = record[member];
    if (time !== undefined) moved[member] = times.move(time);
  }
  return moved;
}
