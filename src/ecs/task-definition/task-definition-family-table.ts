import type { Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskDefinitionFamilyRecord } from './task-definition-record.js';

export const taskDefinitionFamilyTable: TableDefinition<TaskDefinitionFamilyRecord, 'byName'> = {
  key: (family) => family.key,
  indexes: {
    byName: (family) => family.key.split(' '),
  },
  describe: () => undefined,
};

/** Each registration adds one. */
export function takeRevision(draft: EcsDraft, family: string, scope: Scope): number {
  return countUp(draft, { family, scope }, (last) => last + 1);
}

/** The next registration of the family gets that revision, unless the family is past it. */
export function skipRevisions(draft: EcsDraft, { family, scope, next }: FamilyKey & { readonly next: number }): void {
  countUp(draft, { family, scope }, (last) => Math.max(last, next - 1));
}

interface FamilyKey {
  readonly family: string;
  readonly scope: Scope;
}

function countUp(draft: EcsDraft, { family, scope }: FamilyKey, count: (lastRevision: number) => number): number {
  const key = `${scope.accountId} ${scope.region} ${family}`;
  const counter =
    draft.taskDefinitionFamilies.get(key) ?? draft.taskDefinitionFamilies.insert({ key, family, lastRevision: 0 });
  const lastRevision = count(counter.lastRevision);
  draft.taskDefinitionFamilies.update(key, (record) => void (record.lastRevision = lastRevision));
  return lastRevision;
}
