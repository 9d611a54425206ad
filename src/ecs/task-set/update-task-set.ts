import type { UpdateTaskSetRequest, UpdateTaskSetResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertNotDraining } from './assert-not-draining.js';
import { destabilizeTaskSet } from './destabilize-task-set.js';
import { getExternalService } from './get-task-set-service.js';
import { readScale } from './read-scale.js';
import { getTaskSet } from './task-set-table.js';
import { toTaskSetView } from './task-set-view.js';

export function updateTaskSet(
  draft: EcsDraft,
  { cluster, service, taskSet = '', scale: givenScale }: UpdateTaskSetRequest,
  context: EcsContext,
): UpdateTaskSetResponse {
  const scale = readScale(givenScale);
  const { serviceArn } = getExternalService(draft, { cluster, service }, context.scope);
  const found = getTaskSet(draft, { serviceArn, text: taskSet }, context.scope);
  assertNotDraining(found);
  const changed = destabilizeTaskSet({ draft, context, serviceArn }, found, (record) => void (record.scale = scale));
  return { taskSet: toTaskSetView(draft, changed, { withTags: true }) };
}
