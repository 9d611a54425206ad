import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Change } from '../../store/draft-table.js';
import { matchesTransition, type TransitionFilter } from '../../store/transition.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { noticeTask } from '../service/notice-task.js';
import { findDefinition } from '../task-definition/find-definition.js';
import { taskStateChange } from './task-event.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import { getTask } from './task-table.js';

/** One task at one moment of its life: what its transitions work on. */
export interface TaskStep {
  readonly draft: EcsDraft;
  readonly context: Pick<
    EcsTransitionContext,
    'now' | 'identifiers' | 'timing' | 'schedule' | 'scheduled' | 'cancel' | 'emit' | 'watcher'
  >;
  readonly taskArn: string;
}

export type TaskChange = Change<TaskRecord>;

export function taskOf({ draft, taskArn }: TaskStep): TaskRecord {
  return getTask(draft, taskArn);
}

/** A change that AWS reports: it raises the version and sends a Task State Change event. The service of the task hears of it. */
export function changeTask(step: TaskStep, change: TaskChange): TaskRecord {
  const { draft, context, taskArn } = step;
  const before = taskOf(step);
  const task = draft.tasks.assign(taskArn, { ...change, version: before.version + 1 });
  context.emit(taskStateChange, task);
  noticeTask(step, { before, after: task });
  return task;
}

/** A change that is seen in the task alone. */
export function noteTask(step: TaskStep, change: TaskChange): TaskRecord {
  const task = taskOf(step);
  const members = Object.keys(change) as (keyof TaskChange)[];
  const isNews = members.some((member) => change[member] !== task[member]);
  return isNews ? step.draft.tasks.assign(step.taskArn, change) : task;
}

/** Takes back what was to happen to the task, and what its agent has not reported yet. */
export function cancelTransitions(step: TaskStep, { kinds, data }: TransitionFilter = {}): void {
  const { context, taskArn } = step;
  context.cancel(taskArn, kinds, data);
  const { unreported } = taskOf(step);
  if (unreported === undefined) return;
  noteTask(step, { unreported: unreported.filter((change) => !matchesTransition(change, { kinds, data })) });
}

/** The definition of each container of the task by name. */
export function containerDefinitionsOf(step: TaskStep): ReadonlyMap<string, ContainerDefinition> {
  const found = findDefinition(step.draft, taskOf(step).taskDefinitionArn);
  return new Map(found?.containerDefinitions.map((definition) => [definition.name ?? '', definition]));
}

export function containerOf<T extends Pick<ContainerRecord, 'name'>>(
  task: { readonly containers: readonly T[] },
  name: string,
): T {
  const container = task.containers.find((candidate) => candidate.name === name);
  if (container === undefined) throw new Error(`The task has no container ${name}`);
  return container;
}

/** One container of a task changes. */
export function changeContainer(
  { containers }: Pick<TaskRecord, 'containers'>,
  name: string,
  change: Partial<ContainerRecord>,
): Pick<TaskRecord, 'containers'> {
  return { containers: containers.map((one) => (one.name === name ? { ...one, ...change } : one)) };
}
