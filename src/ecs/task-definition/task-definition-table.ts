import { isArn, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertOwnArn, ecsArn, readArnResource } from '../identify.js';
import type { TaskDefinitionRecord } from './task-definition-record.js';

export const taskDefinitionTable: TableDefinition<TaskDefinitionRecord, 'byStatus' | 'byFamily'> = {
  key: (definition) => definition.taskDefinitionArn,
  indexes: {
    byStatus: (definition) => [
      ...scopeKey(scopeOfArn(definition.taskDefinitionArn)),
      definition.status,
      definition.family,
      definition.revision,
    ],
    byFamily: (definition) => [
      ...scopeKey(scopeOfArn(definition.taskDefinitionArn)),
      definition.family,
      definition.revision,
    ],
  },
  describe: (definition) => definition.status,
};

/** `family`, `family:revision` or an ARN, taken apart. */
export interface TaskDefinitionReference {
  readonly scope: Scope;
  readonly family: string;
  /** Undefined stands for the latest ACTIVE one. */
  readonly revision: number | undefined;
}

export function readTaskDefinitionReference(
  text: string,
  scope: Scope,
  type: 'task-definition' | 'daemon-task-definition' = 'task-definition',
): TaskDefinitionReference {
  const name = isArn(text) ? readArnResource(text, type) : text;
  if (isArn(text)) assertOwnArn(text, scope);
  const colon = name.indexOf(':');
  if (colon === -1) return { scope, family: name, revision: undefined };
  const revision = name.slice(colon + 1);
  if (!/^\d+$/.test(revision)) throw invalidParameter(`Invalid revision number. Number: ${revision}`);
  return { scope, family: name.slice(0, colon), revision: Number(revision) };
}

export function findTaskDefinition(
  draft: EcsDraft,
  reference: TaskDefinitionReference,
): TaskDefinitionRecord | undefined {
  const { scope, family, revision } = reference;
  if (revision !== undefined) return draft.taskDefinitions.get(taskDefinitionArn(scope, family, revision));
  return draft.taskDefinitions.last('byStatus', [...scopeKey(scope), 'ACTIVE', family]);
}

export function taskDefinitionArn(scope: Scope, family: string, revision: number): string {
  return ecsArn(scope, `task-definition/${family}:${revision}`);
}
