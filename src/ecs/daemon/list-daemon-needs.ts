import type { ResourceNeed } from '../container-instance/resource-claim.js';
import type { EcsDraft } from '../ecs-state.js';
import { needOfTask } from '../placement/need-of-task.js';
import { findDefinition } from '../task-definition/find-definition.js';
import { listProviderDaemons, type ProviderOfCluster } from './list-provider-daemons.js';

/** What daemons take of each new instance of a provider. */
export function listDaemonNeeds(draft: EcsDraft, provider: ProviderOfCluster): ResourceNeed[] {
  return listProviderDaemons(draft, provider).flatMap(({ goal }) => {
    const definition = findDefinition(draft, goal.daemonTaskDefinitionArn);
    return definition === undefined ? [] : [needOfTask(definition)];
  });
}
