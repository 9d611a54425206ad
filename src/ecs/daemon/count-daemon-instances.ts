import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { listProviderInstances } from '../capacity-provider/survey-provider.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import type { EcsDraft } from '../ecs-state.js';
import { listTasksOn } from './survey-daemon.js';

/** The instances of one provider, as a revision of a daemon sees them. */
export interface DaemonInstanceCounts {
  /** Those that its task runs on, but for those that drain. */
  readonly running: number;
  readonly draining: number;
  /** Those that other tasks can use though its task does not run there: only a daemon that is not critical allows that. */
  readonly without: number;
}

export function countDaemonInstances(
  draft: EcsDraft,
  revision: DaemonRevisionRecord,
  name: string,
): DaemonInstanceCounts {
  const instances = listProviderInstances(draft, { clusterArn: revision.clusterArn, name });
  const isRunning = hasTask(draft, revision, ['RUNNING']);
  const standing = instances.filter((instance) => !isDraining(instance));
  const lacks = (instance: ContainerInstanceRecord) =>
    instance.status === 'ACTIVE' && instance.sequence > revision.sequence && !isRunning(instance);
  const isGoal = draft.daemons.get(revision.daemonArn)?.goalRevisionArn === revision.daemonRevisionArn;
  return {
    running: standing.filter(isRunning).length,
    draining: instances.filter(isDraining).filter(hasTask(draft, revision, LIVE)).length,
    without: isGoal && !revision.critical ? standing.filter(lacks).length : 0,
  };
}

function isDraining({ status }: ContainerInstanceRecord): boolean {
  return status === 'DRAINING';
}

const LIVE = ['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING', 'DEACTIVATING', 'STOPPING', 'DEPROVISIONING'];

function hasTask(draft: EcsDraft, { daemonRevisionArn }: DaemonRevisionRecord, statuses: readonly string[]) {
  return (instance: ContainerInstanceRecord): boolean =>
    listTasksOn(draft, instance).some(
      (task) => task.daemonRevisionArn === daemonRevisionArn && statuses.includes(task.lastStatus),
    );
}
