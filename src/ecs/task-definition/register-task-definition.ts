import type { RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { rootUserArn } from '../root-user-arn.js';
import { readTags } from '../tag/read-tags.js';
import { buildTaskDefinition } from './build-task-definition.js';
import { takeRevision } from './task-definition-family-table.js';
import { taskDefinitionArn } from './task-definition-table.js';
import { toTaskDefinitionView } from './task-definition-view.js';

export function registerTaskDefinition(
  draft: EcsDraft,
  input: RegisterTaskDefinitionRequest,
  { scope, now }: EcsContext,
): RegisterTaskDefinitionResponse {
  const definition = buildTaskDefinition(input);
  const tags = readTags(input.tags);
  const { family } = definition;
  const revision = takeRevision(draft.taskDefinitionFamilies, family, scope);
  const record = draft.taskDefinitions.insert({
    taskDefinitionArn: taskDefinitionArn(scope, family, revision),
    family,
    revision,
    status: 'ACTIVE',
    definition,
    registeredAt: now,
    registeredBy: rootUserArn(scope),
    tags,
  });
  return { taskDefinition: toTaskDefinitionView(record), tags };
}
