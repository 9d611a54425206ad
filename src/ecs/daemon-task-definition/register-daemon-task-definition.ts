import type { RegisterDaemonTaskDefinitionRequest, RegisterDaemonTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { rootUserArn } from '../root-user-arn.js';
import { readTags } from '../tag/read-tags.js';
import { takeRevision } from '../task-definition/task-definition-family-table.js';
import { buildDaemonDefinition } from './build-daemon-definition.js';
import { toDefinitionArn } from './daemon-task-definition-table.js';

export function registerDaemonTaskDefinition(
  draft: EcsDraft,
  input: RegisterDaemonTaskDefinitionRequest,
  { scope, now }: EcsContext,
): RegisterDaemonTaskDefinitionResponse {
  const definition = buildDaemonDefinition(input);
  const tags = readTags(input.tags);
  const { family } = definition;
  const { pidMode = 'none', ipcMode = 'none' } = input;
  const revision = takeRevision(draft.daemonTaskDefinitionFamilies, family, scope);
  const record = draft.daemonTaskDefinitions.insert({
    daemonTaskDefinitionArn: toDefinitionArn(scope, family, revision),
    ...{ family, revision, status: 'ACTIVE', definition, pidMode, ipcMode, tags },
    registeredAt: now,
    registeredBy: rootUserArn(scope),
  });
  return { daemonTaskDefinitionArn: record.daemonTaskDefinitionArn };
}
