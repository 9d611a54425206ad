import { providerOfCluster } from '../capacity-provider/capacity-provider-table.js';
import { listProviderInstances } from '../capacity-provider/survey-provider.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import { daemonRevisionOf } from '../daemon-revision/daemon-revision-table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DaemonDeploymentRecord } from './daemon-deployment-record.js';

export interface Movement {
  readonly deployment: Pick<DaemonDeploymentRecord, 'clusterArn' | 'sourceRevisionArns'>;
  readonly goal: DaemonRevisionRecord | undefined;
}

/** Whether instances of the providers that a deployment concerns are booting, or are being replaced. */
export function isCapacityMoving(draft: EcsDraft, { deployment, goal }: Movement): boolean {
  const { clusterArn, sourceRevisionArns } = deployment;
  const sources = sourceRevisionArns.map((arn) => daemonRevisionOf(draft, arn));
  const names = [...(goal ? [goal] : []), ...sources].flatMap(({ capacityProviders }) => capacityProviders);
  return [...new Set(names)].some(
    (name) =>
      (providerOfCluster(draft, clusterArn, name)?.launching.length ?? 0) > 0 ||
      listProviderInstances(draft, { clusterArn, name }).some(({ isLeaving }) => isLeaving),
  );
}
