import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import type { EcsDraft } from '../ecs-state.js';
import { judgeHealth, type ServiceTaskHealth } from '../service/scheduler/task-health.js';
import { findDefinition } from '../task-definition/find-definition.js';
import type { TaskRecord } from '../task/task-record.js';
import { goalOf, type DaemonStep } from './daemon-step.js';
import { judgePlace, type PlaceState } from './judge-place.js';

/** An instance as a daemon sees it. */
export interface DaemonPlace {
  readonly instance: ContainerInstanceRecord;
  readonly state: PlaceState;
  /** Those of the daemon, also those that have stopped. */
  readonly tasks: readonly TaskRecord[];
}

/** The instances that concern the daemon, but for those that are being replaced. */
export function surveyDaemon(step: DaemonStep): DaemonPlace[] {
  const { draft, context, daemonArn } = step;
  const goal = goalOf(step);
  return listInstances(step).flatMap((instance) => {
    const tasks = listTasksOn(draft, instance).filter((task) => task.daemonArn === daemonArn);
    const judged = tasks.map((task) => ({ ...task, health: daemonTaskHealth(draft, task, context.now) }));
    const state = judgePlace({ instance, goal, tasks: judged });
    return state === undefined ? [] : [{ instance, state, tasks }];
  });
}

function listInstances({ draft, daemonArn }: DaemonStep): ContainerInstanceRecord[] {
  const clusterArn = draft.daemons.get(daemonArn)?.clusterArn ?? '';
  const standing = ['ACTIVE', 'REGISTERING', 'DRAINING'].flatMap((status) => [
    ...draft.containerInstances.list('byClusterStatus', [clusterArn, status]),
  ]);
  return standing.filter(({ isLeaving }) => !isLeaving);
}

export function listTasksOn(
  draft: EcsDraft,
  { containerInstanceArn }: Pick<ContainerInstanceRecord, 'containerInstanceArn'>,
): TaskRecord[] {
  return [...draft.tasks.list('byContainerInstance', [containerInstanceArn])];
}

/** A task that no health check watches is healthy as soon as it runs. */
export function daemonTaskHealth(draft: EcsDraft, task: TaskRecord, now: number): ServiceTaskHealth {
  const definition = findDefinition(draft, task.taskDefinitionArn);
  return judgeHealth(task, { definition, hasLoadBalancer: false, gracePeriodMs: 0, settleMs: 0 }, now).health;
}
