import type { Failure } from '@aws-sdk/client-ecs';
import { distributeTasks } from '../../capacity-provider/distribute-tasks.js';
import { createCandidateList } from '../../task/candidate-list.js';
import { placeOrWait } from '../../task/place-or-wait.js';
import type { TaskRecord } from '../../task/task-record.js';
import { contextOfTasks } from '../is-endless.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import { groupOf } from '../service-table.js';
import { toNextTask, type NextTask } from './to-next-task.js';

export interface Launch extends NextTask {
  readonly count: number;
}

export interface Launched {
  readonly tasks: readonly TaskRecord[];
  /** Why others could not be launched. */
  readonly failures?: readonly Failure[];
  /** It may be launched later: ECS was asked for too much at once. */
  readonly isThrottled?: boolean;
}

/** Launches so many tasks, or as many as there is room for: where a capacity provider has none, the others still have their share. */
export function launchTasks(step: ServiceStep, { fleet, count, existing, zone }: Launch): Launched {
  const { draft } = step;
  const service = serviceOf(step);
  const context = contextOfTasks(service, step.context);
  const providers = distributeTasks(fleet.spec.capacityProviderStrategy, {
    count,
    existing: existing.map(({ capacityProviderName }) => capacityProviderName),
  });
  const candidates = createCandidateList(draft, groupOf(service));
  const tasks: TaskRecord[] = [];
  const failures = new Map<string | undefined, readonly Failure[]>();
  for (const capacityProviderName of providers) {
    if (failures.has(capacityProviderName)) continue;
    const task = toNextTask(step, { fleet, existing: [...existing, ...tasks], zone }, capacityProviderName);
    if (task === undefined) return { tasks, failures: [{ reason: 'TaskDefinition is being deleted' }] };
    const placed = placeOrWait(draft, { ...task, candidates }, context);
    if ('isThrottled' in placed) return { tasks, isThrottled: true };
    if ('failures' in placed) failures.set(capacityProviderName, placed.failures);
    else tasks.push(placed.task);
  }
  return { tasks, ...(failures.size > 0 && { failures: [...failures.values()].flat() }) };
}
