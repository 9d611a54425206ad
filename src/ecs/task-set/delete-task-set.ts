import type { DeleteTaskSetRequest, DeleteTaskSetResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { destabilizeTaskSet } from './destabilize-task-set.js';
import { getExternalService } from './get-task-set-service.js';
import type { TaskSetRecord } from './task-set-record.js';
import { getTaskSet } from './task-set-table.js';
import { toTaskSetView } from './task-set-view.js';

/** Assumption: a task set that is DRAINING already is returned as it is. */
export function deleteTaskSet(
  draft: EcsDraft,
  { cluster, service, taskSet = '', force = false }: DeleteTaskSetRequest,
  context: EcsContext,
): DeleteTaskSetResponse {
  const { serviceArn } = getExternalService(draft, { cluster, service }, context.scope);
  const found = getTaskSet(draft, { serviceArn, text: taskSet }, context.scope);
  assertDeletable(found, force);
  const deleted =
    found.status === 'DRAINING'
      ? found
      : destabilizeTaskSet({ draft, context, serviceArn }, found, (record) => void (record.status = 'DRAINING'));
  return { taskSet: toTaskSetView(draft, deleted, { withTags: true }) };
}

/** Assumption: force does not help with the PRIMARY one, and the wording about the scale. */
function assertDeletable({ status, scale }: TaskSetRecord, force: boolean): void {
  if (status === 'PRIMARY') throw invalidParameter('Primary TaskSet cannot be deleted');
  if (status === 'ACTIVE' && scale.value > 0 && !force) {
    throw invalidParameter('The task set cannot be deleted while it is scaled above 0.');
  }
}
