import type { ClusterProvider } from '../capacity-provider/capacity-provider-record.js';
import { changeContainerInstance } from '../container-instance/change-container-instance.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { listProviderDaemons } from './list-provider-daemons.js';
import { daemonTaskHealth, listTasksOn } from './survey-daemon.js';

/** An instance registers in full, and takes other tasks, when all critical daemons serve on it. */
export function openInstances(draft: EcsDraft, clusterArn: string, context: EcsTransitionContext): void {
  for (const instance of [...draft.containerInstances.list('byClusterStatus', [clusterArn, 'REGISTERING'])]) {
    const { containerInstanceArn, capacityProviderName: name = '' } = instance;
    const isServed = listAwaited(draft, { clusterArn, name }).every((revisionArn) =>
      listTasksOn(draft, instance).some(
        (task) => task.daemonRevisionArn === revisionArn && isUp(draft, task, context.now),
      ),
    );
    if (isServed) changeContainerInstance({ draft, context, containerInstanceArn }, { status: 'ACTIVE' });
  }
}

function isUp(...task: Parameters<typeof daemonTaskHealth>): boolean {
  return daemonTaskHealth(...task) === 'HEALTHY';
}

/** What a new instance of the provider is registered as. */
export function firstStatusOf(draft: EcsDraft, provider: ClusterProvider): ContainerInstanceRecord['status'] {
  return listAwaited(draft, provider).length > 0 ? 'REGISTERING' : 'ACTIVE';
}

function listAwaited(draft: EcsDraft, provider: ClusterProvider): string[] {
  const critical = listProviderDaemons(draft, provider).filter((revision) => revision.critical);
  return critical.map(({ daemonRevisionArn }) => daemonRevisionArn);
}
