import type { RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { rootUserArn } from '../root-user-arn.js';
import { readTags } from '../tag/read-tags.js';
import { buildTaskDefinition } from './build-task-definition.js';
import { takeRevision } from './task-definition-family-table.js';
import type { TaskDefinitionRecord } from './task-definition-record.js';
import { taskDefinitionArn } from './task-definition-table.js';
import { toTaskDefinitionView } from './task-definition-view.js';

export function registerTaskDefinition(
  draft: EcsDraft,
  input: RegisterTaskDefinitionRequest,
  context: EcsContext,
): RegisterTaskDefinitionResponse {
  const record = addTaskDefinition(draft, input, context);
  return { taskDefinition: toTaskDefinitionView(record), tags: record.tags };
}

export function addTaskDefinition(
  draft: EcsDraft,
  input: RegisterTaskDefinitionRequest,
  { scope, now }: EcsContext,
): TaskDefinitionRecord {
  const definition = buildTaskDefinition(input);
  const tags = readTags(input.tags);
  const { family } = definition;
  const revision = takeRevision(draft.taskDefinitionFamilies, family, scope);
  return draft.taskDefinitions.insert({
    taskDefinitionArn: taskDefinitionArn(scope, family, revision),
    family,
    revision,
    status: 'ACTIVE',
    definition,
    registeredAt: now,
    registeredBy: rootUserArn(scope),
    tags,
  });
}
