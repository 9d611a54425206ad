import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Draft } from 'immer';
import { matchesTransition, type TransitionFilter } from '../../store/transition.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { noticeTask } from '../service/notice-task.js';
import { toTaskEvent } from './task-event.js';
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

export type TaskRecipe = (task: Draft<TaskRecord>) => void;

export function taskOf({ draft, taskArn }: TaskStep): TaskRecord {
  return getTask(draft, taskArn);
}

/** A change that AWS reports: it raises the version and sends a Task State Change event. The service of the task hears of it. */
export function changeTask(step: TaskStep, recipe: TaskRecipe): TaskRecord {
  const { draft, context, taskArn } = step;
  const before = taskOf(step);
  const task = draft.tasks.update(taskArn, (record) => {
    record.version++;
    recipe(record);
  });
  context.emit(() => toTaskEvent(task, context.now));
  noticeTask(step, { before, after: task });
  return task;
}

/** A change that is seen in the task alone. */
export function noteTask({ draft, taskArn }: TaskStep, recipe: TaskRecipe): TaskRecord {
  return draft.tasks.update(taskArn, recipe);
}

/** Takes back what was to happen to the task, and what its agent has not reported yet. */
export function cancelTransitions(step: TaskStep, { kinds, data }: TransitionFilter = {}): void {
  const { context, taskArn } = step;
  context.cancel(taskArn, kinds, data);
  if (taskOf(step).unreported === undefined) return;
  noteTask(step, (task) => {
    task.unreported = task.unreported?.filter((change) => !matchesTransition(change, { kinds, data }));
  });
}

/** The definition of each container of the task by name. */
export function containerDefinitionsOf(step: TaskStep): ReadonlyMap<string, ContainerDefinition> {
  const record = step.draft.taskDefinitions.get(taskOf(step).taskDefinitionArn);
  return new Map(record?.definition.containerDefinitions?.map((definition) => [definition.name ?? '', definition]));
}

export function containerOf<T extends Pick<ContainerRecord, 'name'>>(
  task: { readonly containers: readonly T[] },
  name: string,
): T {
  const container = task.containers.find((candidate) => candidate.name === name);
  if (container === undefined) throw new Error(`The task has no container ${name}`);
  return container;
}
