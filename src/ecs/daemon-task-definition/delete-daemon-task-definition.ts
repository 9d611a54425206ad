import type { DeleteDaemonTaskDefinitionRequest, DeleteDaemonTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { getDaemonTaskDefinition, readDaemonTaskDefinitionReference } from './daemon-task-definition-table.js';
import { DELETE } from './daemon-task-definition-transitions.js';

/** Daemons that use the revision go on. Assumption: the wordings; that it must be ACTIVE is on record. */
export function deleteDaemonTaskDefinition(
  draft: EcsDraft,
  input: DeleteDaemonTaskDefinitionRequest,
  context: EcsContext,
): DeleteDaemonTaskDefinitionResponse {
  const reference = readDaemonTaskDefinitionReference(input.daemonTaskDefinition ?? '', context.scope);
  if (reference.revision === undefined) throw clientException('Revision is missing.');
  const { daemonTaskDefinitionArn, status } = getDaemonTaskDefinition(draft, reference);
  if (status !== 'ACTIVE') throw clientException('The specified daemon task definition is not in ACTIVE status.');
  draft.daemonTaskDefinitions.update(daemonTaskDefinitionArn, (record) => {
    record.status = 'DELETE_IN_PROGRESS';
    record.deleteRequestedAt = context.now;
  });
  context.schedule({
    kind: DELETE,
    target: daemonTaskDefinitionArn,
    afterMs: context.timing.taskDefinitionDeletionMs,
  });
  return { daemonTaskDefinitionArn };
}
