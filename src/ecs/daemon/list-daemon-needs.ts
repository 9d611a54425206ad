import type { ClusterProvider } from '../capacity-provider/capacity-provider-record.js';
import type { ResourceNeed } from '../container-instance/resource-claim.js';
import type { EcsDraft } from '../ecs-state.js';
import { needOfTask } from '../placement/need-of-task.js';
import { findDefinition } from '../task-definition/find-definition.js';
import { listProviderDaemons } from './list-provider-daemons.js';

/** What daemons take of each new instance of a provider. */
export function listDaemonNeeds(draft: EcsDraft, provider: ClusterProvider): ResourceNeed[] {
  return listProviderDaemons(draft, provider).flatMap(({ daemonTaskDefinitionArn }) => {
    const definition = findDefinition(draft, daemonTaskDefinitionArn);
    return definition === undefined ? [] : [needOfTask(definition)];
  });
}
