import type { UpdateServicePrimaryTaskSetRequest, UpdateServicePrimaryTaskSetResponse } from '@aws-sdk/client-ecs';
import { castDraft } from 'immer';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { noteService } from '../service/service-step.js';
import { assertNotDraining } from './assert-not-draining.js';
import { getExternalService } from './get-task-set-service.js';
import type { TaskSetRecord } from './task-set-record.js';
import { getTaskSet } from './task-set-table.js';
import { toTaskSetView } from './task-set-view.js';

/** The service shows what its PRIMARY task set has. */
export function updateServicePrimaryTaskSet(
  draft: EcsDraft,
  { cluster, service, primaryTaskSet = '' }: UpdateServicePrimaryTaskSetRequest,
  context: EcsContext,
): UpdateServicePrimaryTaskSetResponse {
  const { serviceArn } = getExternalService(draft, { cluster, service }, context.scope);
  const found = getTaskSet(draft, { serviceArn, text: primaryTaskSet }, context.scope);
  assertNotDraining(found);
  for (const { taskSetArn, status } of [...draft.taskSets.list('byService', [serviceArn])]) {
    if (status === 'PRIMARY') setStatus(draft, { taskSetArn, status: 'ACTIVE' }, context);
  }
  const primary = setStatus(draft, { taskSetArn: found.taskSetArn, status: 'PRIMARY' }, context);
  noteService({ draft, serviceArn }, (record) => void (record.spec = castDraft(primary.spec)));
  return { taskSet: toTaskSetView(draft, primary, { withTags: true }) };
}

function setStatus(
  draft: EcsDraft,
  { taskSetArn, status }: Pick<TaskSetRecord, 'taskSetArn' | 'status'>,
  { now }: EcsContext,
): TaskSetRecord {
  return draft.taskSets.update(taskSetArn, (taskSet) => {
    taskSet.status = status;
    taskSet.updatedAt = now;
  });
}
