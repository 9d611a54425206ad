import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { addTaskDefinition } from '../task-definition/register-task-definition.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { toTaskDefinition, type ManagedDefinition } from './managed-definition.js';

export interface DefinitionOwner {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly logGroupName: string;
}

/** A new revision of the family that Express Mode keeps for a service. */
export function registerManagedDefinition(
  draft: EcsDraft,
  { wanted, owner }: { readonly wanted: ManagedDefinition; readonly owner: DefinitionOwner },
  context: EcsContext,
): TaskDefinitionRecord {
  const { region } = context.scope;
  const { clusterName, serviceName, logGroupName } = owner;
  const place = { family: `${clusterName}-${serviceName}`, region, logGroup: logGroupName };
  return addTaskDefinition(draft, toTaskDefinition(wanted, place), context);
}
