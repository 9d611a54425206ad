import type { DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { findTaskDefinition, readTaskDefinitionReference } from './task-definition-table.js';
import { toTaskDefinitionView } from './task-definition-view.js';

/** What runs goes on, and services that use the revision still start tasks from it. */
export function deregisterTaskDefinition(
  draft: EcsDraft,
  input: DeregisterTaskDefinitionRequest,
  { scope, now }: EcsContext,
): DeregisterTaskDefinitionResponse {
  const reference = readTaskDefinitionReference(input.taskDefinition ?? '', scope);
  if (reference.revision === undefined) throw clientException('Revision is missing.');
  const found = findTaskDefinition(draft, reference);
  if (found === undefined) throw clientException('Unable to describe task definition.');
  // Assumption: the rest of the wording; only "in the process of being deleted" is on record.
  if (found.status === 'DELETE_IN_PROGRESS') {
    throw clientException('The specified task definition is in the process of being deleted.');
  }
  const record = draft.taskDefinitions.update(found.taskDefinitionArn, (changed) => {
    changed.status = 'INACTIVE';
    // Assumption: deregistering once more succeeds and changes nothing.
    changed.deregisteredAt ??= now;
  });
  return { taskDefinition: toTaskDefinitionView(record) };
}
