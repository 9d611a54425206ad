import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { capacityProviderArnIn } from '../capacity-provider/capacity-provider-table.js';
import { listProviderInstances } from '../capacity-provider/survey-provider.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskStatus } from '../task/task-record.js';
import { listTasksOn } from './survey-daemon.js';

/** Instances as a revision of a daemon sees them. */
export interface DaemonInstanceCounts {
  /** Those that its task runs on, but for those that drain. */
  readonly running: number;
  readonly draining: number;
  /** Those that other tasks can use though its task does not run there: only a daemon that is not critical allows that. */
  readonly without: number;
}

/** Those of one provider. */
export interface ProviderInstanceCounts extends DaemonInstanceCounts {
  readonly arn: string;
}

/** For each of its providers, and for all of them. */
export function countDaemonInstances(
  draft: EcsDraft,
  revision: DaemonRevisionRecord,
): { readonly counted: readonly ProviderInstanceCounts[]; readonly totals: DaemonInstanceCounts } {
  const { clusterArn, capacityProviders } = revision;
  const counted = capacityProviders.map((name) => ({
    arn: capacityProviderArnIn(clusterArn, name),
    ...countOfProvider(draft, revision, name),
  }));
  const total = (member: keyof DaemonInstanceCounts) => counted.reduce((sum, counts) => sum + counts[member], 0);
  return { counted, totals: { running: total('running'), draining: total('draining'), without: total('without') } };
}

function countOfProvider(draft: EcsDraft, revision: DaemonRevisionRecord, name: string): DaemonInstanceCounts {
  const instances = listProviderInstances(draft, { clusterArn: revision.clusterArn, name });
  const isRunning = hasTask(draft, revision, (status) => status === 'RUNNING');
  const standing = instances.filter((instance) => !isDraining(instance));
  const lacks = (instance: ContainerInstanceRecord) =>
    instance.status === 'ACTIVE' && instance.sequence > revision.sequence && !isRunning(instance);
  const isGoal = draft.daemons.get(revision.daemonArn)?.goalRevisionArn === revision.daemonRevisionArn;
  return {
    running: standing.filter(isRunning).length,
    draining: instances.filter(isDraining).filter(hasTask(draft, revision, (status) => status !== 'STOPPED')).length,
    without: isGoal && !revision.critical ? standing.filter(lacks).length : 0,
  };
}

function isDraining({ status }: ContainerInstanceRecord): boolean {
  return status === 'DRAINING';
}

function hasTask(
  draft: EcsDraft,
  { daemonRevisionArn }: DaemonRevisionRecord,
  matches: (lastStatus: TaskStatus) => boolean,
) {
  return (instance: ContainerInstanceRecord): boolean =>
    listTasksOn(draft, instance).some(
      (task) => task.daemonRevisionArn === daemonRevisionArn && matches(task.lastStatus),
    );
}
