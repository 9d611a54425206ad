import type { ClusterProvider } from '../capacity-provider/capacity-provider-record.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import type { EcsDraft } from '../ecs-state.js';

/** The revisions of daemons that a new instance of the provider gets. */
export function listProviderDaemons(draft: EcsDraft, { clusterArn, name }: ClusterProvider): DaemonRevisionRecord[] {
  return [...draft.daemons.list('byCluster', [clusterArn])].flatMap(({ goalRevisionArn = '' }) => {
    const goal = draft.daemonRevisions.get(goalRevisionArn);
    return goal?.capacityProviders.includes(name) ? [goal] : [];
  });
}
