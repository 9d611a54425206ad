import { scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn } from '../identify.js';
import { readTaskDefinitionReference, type TaskDefinitionReference } from '../task-definition/task-definition-table.js';
import type { DaemonTaskDefinitionRecord } from './daemon-task-definition-record.js';

export const daemonTaskDefinitionTable: TableDefinition<DaemonTaskDefinitionRecord, 'byFamily' | 'byStatus'> = {
  key: (definition) => definition.daemonTaskDefinitionArn,
  indexes: {
    byFamily: ({ daemonTaskDefinitionArn, family, revision }) => [
      ...scopeKey(scopeOfArn(daemonTaskDefinitionArn)),
      family,
      revision,
    ],
    byStatus: ({ daemonTaskDefinitionArn, status, family, revision }) => [
      ...scopeKey(scopeOfArn(daemonTaskDefinitionArn)),
      status,
      family,
      revision,
    ],
  },
  describe: ({ status }) => status,
};

export function toDefinitionArn(scope: Scope, family: string, revision: number): string {
  return ecsArn(scope, `daemon-task-definition/${family}:${revision}`);
}

export function readDaemonTaskDefinitionReference(text: string, scope: Scope): TaskDefinitionReference {
  return readTaskDefinitionReference(text, scope, 'daemon-task-definition');
}

/** Without a revision, the latest ACTIVE one. Assumption: the wording of the error. */
export function getDaemonTaskDefinition(
  draft: EcsDraft,
  { scope, family, revision }: TaskDefinitionReference,
): DaemonTaskDefinitionRecord {
  const found =
    revision === undefined
      ? draft.daemonTaskDefinitions.last('byStatus', [...scopeKey(scope), 'ACTIVE', family])
      : draft.daemonTaskDefinitions.get(toDefinitionArn(scope, family, revision));
  if (found === undefined) throw clientException('The specified daemon task definition was not found.');
  return found;
}
