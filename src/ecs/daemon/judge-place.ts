import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import type { ServiceTaskHealth } from '../service/scheduler/task-health.js';
import type { TaskRecord } from '../task/task-record.js';

/** What is on an instance of a daemon. */
export interface PlaceSituation {
  readonly instance: Pick<ContainerInstanceRecord, 'sequence' | 'status' | 'capacityProviderName' | 'agentConnected'>;
  readonly goal:
    Pick<DaemonRevisionRecord, 'daemonRevisionArn' | 'capacityProviders' | 'critical' | 'sequence'> | undefined;
  /** The tasks of the daemon on the instance, also those that have stopped. */
  readonly tasks: readonly PlacedDaemonTask[];
}

export interface PlacedDaemonTask extends Pick<TaskRecord, 'daemonRevisionArn' | 'lastStatus' | 'desiredStatus'> {
  readonly health: ServiceTaskHealth;
}

/**
 * `serving` and `starting`: there is the task that shall be there. `stopping`: there still is. `empty`: one shall start.
 * `impaired`: a critical task has stopped, so the instance has to go. `outdated`: only another instance can have the task.
 */
export type PlaceState = 'serving' | 'starting' | 'stopping' | 'empty' | 'impaired' | 'outdated';

/** Undefined for an instance that does not concern the daemon, or not now: it drains, or nothing is heard of it. */
export function judgePlace({ instance, goal, tasks }: PlaceSituation): PlaceState | undefined {
  const live = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  if (!goal?.capacityProviders.includes(instance.capacityProviderName ?? '')) {
    return live.length > 0 ? 'outdated' : undefined;
  }
  const isOfGoal = ({ daemonRevisionArn }: PlacedDaemonTask) => daemonRevisionArn === goal.daemonRevisionArn;
  if (!live.every(isOfGoal)) return 'outdated';
  if (instance.status === 'DRAINING' || !instance.agentConnected) return undefined;
  if (live.some(({ desiredStatus }) => desiredStatus === 'STOPPED')) return 'stopping';
  if (live.length > 0) return live.some(({ health }) => health === 'HEALTHY') ? 'serving' : 'starting';
  if (tasks.some(isOfGoal)) return instance.status === 'ACTIVE' && goal.critical ? 'impaired' : 'empty';
  // An instance that was there before the revision is replaced, as daemons start before all other tasks.
  return instance.sequence < goal.sequence ? 'outdated' : 'empty';
}
