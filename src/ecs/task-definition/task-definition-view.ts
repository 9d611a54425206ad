import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { TaskDefinitionRecord } from './task-definition-record.js';

export function toTaskDefinitionView(record: TaskDefinitionRecord): TaskDefinition {
  const { taskDefinitionArn, definition, revision, status, registeredBy } = record;
  return {
    taskDefinitionArn,
    ...definition,
    revision,
    status,
    registeredAt: new Date(record.registeredAt),
    registeredBy,
    ...(record.deregisteredAt !== undefined && { deregisteredAt: new Date(record.deregisteredAt) }),
    ...(record.deleteRequestedAt !== undefined && { deleteRequestedAt: new Date(record.deleteRequestedAt) }),
  };
}
