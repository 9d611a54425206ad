import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DaemonRecord } from './daemon-record.js';

/** A daemon with what it shall be. */
export interface ProviderDaemon {
  readonly daemon: DaemonRecord;
  readonly goal: DaemonRevisionRecord;
}

export interface ProviderOfCluster {
  readonly clusterArn: string;
  readonly capacityProviderName?: string | undefined;
}

/** Those that a new instance of the provider gets. */
export function listProviderDaemons(
  draft: EcsDraft,
  { clusterArn, capacityProviderName = '' }: ProviderOfCluster,
): ProviderDaemon[] {
  return [...draft.daemons.list('byCluster', [clusterArn])].flatMap((daemon) => {
    const goal = draft.daemonRevisions.get(daemon.goalRevisionArn ?? '');
    return goal?.capacityProviders.includes(capacityProviderName) ? [{ daemon, goal }] : [];
  });
}
