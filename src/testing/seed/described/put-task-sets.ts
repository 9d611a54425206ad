import type { TaskSet } from '@aws-sdk/client-ecs';
import { noteService, serviceOf } from '../../../ecs/service/service-step.js';
import type { TaskSetRecord } from '../../../ecs/task-set/task-set-record.js';
import { toTaskSetArn } from '../../../ecs/task-set/task-set-table.js';
import type { Described } from '../../seeding/described.js';
import { pick } from '../../seeding/pick.js';
import { getDescribedDefinition } from './get-described-definition.js';
import type { DescribedService } from './put-service.js';
import { readSpec } from './read-spec.js';

/** The task sets of a service that something else than ECS deploys. */
export function putTaskSets(seeding: DescribedService, taskSets: readonly Described<TaskSet>[]): void {
  const step = { draft: seeding.draft.ecs, context: seeding.context, serviceArn: seeding.serviceArn };
  for (const [index, taskSet] of taskSets.entries()) {
    getDescribedDefinition(seeding, `taskSets[${index}].taskDefinition`, taskSet.taskDefinition ?? '');
    const record = step.draft.taskSets.insert(toRecord(seeding, taskSet, serviceOf(step).clusterArn));
    if (record.status === 'PRIMARY') {
      noteService(step, (service) => void Object.assign(service, { spec: record.spec }));
    }
  }
  const areStable = taskSets.every(({ stabilityStatus }) => stabilityStatus === 'STEADY_STATE');
  noteService(step, (service) => void (service.isSteady = areStable));
}

function toRecord(
  { serviceArn, context }: DescribedService,
  taskSet: Described<TaskSet>,
  clusterArn: string,
): Omit<TaskSetRecord, 'sequence'> {
  const { id = '', createdAt = context.now, scale = {} } = taskSet;
  return {
    ...{ taskSetArn: toTaskSetArn(serviceArn, id), id, serviceArn, clusterArn, createdAt },
    status: (taskSet.status ?? 'ACTIVE') as TaskSetRecord['status'],
    spec: readSpec(taskSet, taskSet),
    scale: { value: scale.value ?? 100, unit: scale.unit ?? 'PERCENT' },
    computedDesiredCount: taskSet.computedDesiredCount ?? 0,
    ...pick(taskSet, ['externalId', 'startedBy']),
    stabilityStatus: taskSet.stabilityStatus ?? 'STABILIZING',
    stabilityStatusAt: taskSet.stabilityStatusAt ?? createdAt,
    tags: (taskSet.tags ?? []) as TaskSetRecord['tags'],
    updatedAt: taskSet.updatedAt ?? createdAt,
  };
}
