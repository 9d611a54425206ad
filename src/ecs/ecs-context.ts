import type { ActionContext } from '../pipeline/service.js';
import type { TransactionContext } from '../store/store.js';
import type { Transition } from '../store/transition.js';
import type { ClusterRecord } from './cluster/cluster-record.js';
import type { ContainerInstanceRecord } from './container-instance/container-instance-record.js';
import type { EcsDraft } from './ecs-state.js';
import type { HookAnswerSource } from './service-deployment/lifecycle-hook.js';
import type { OutcomeSource } from './task/task-outcome.js';
import type { ContainerRecord, TaskRecord } from './task/task-record.js';
import type { EcsTiming } from './ecs-timing.js';

/** What the test decides about the emulated cloud. */
export interface EcsSettings {
  readonly timing: EcsTiming;
  /** What the containers of a new task will do. */
  readonly outcomeOf: OutcomeSource;
  /** What the Lambda functions of lifecycle hooks answer. */
  readonly hookAnswerOf: HookAnswerSource;
}

/** Another service of the same world that runs tasks on ECS: it hears what becomes of them. */
export interface EcsWatcher {
  /** Somebody has told the task to stop, and its containers have heard of it. */
  taskStopping(task: TaskRecord): void;
  taskStopped(task: TaskRecord): void;
  /** A container of a task that goes on has stopped. */
  containerStopped(task: TaskRecord, container: ContainerRecord): void;
  /** The instance is new, or has room or a status that it had not. */
  instanceChanged(instance: ContainerInstanceRecord): void;
  clusterDeleted(cluster: ClusterRecord): void;
  /** There is capacity somewhere that there was not. */
  capacityReturned(): void;
}

/** What the reducers of transitions get: the Region follows from the resource. */
export interface EcsTransitionContext extends TransactionContext, EcsSettings {
  /** Left out in a world of ECS alone. */
  readonly watcher?: EcsWatcher | undefined;
}

/** What the reducers of actions get. */
export interface EcsContext extends ActionContext, EcsTransitionContext {}

/** What time does to a resource. */
export type EcsTransition = (draft: EcsDraft, transition: Transition, context: EcsTransitionContext) => void;
