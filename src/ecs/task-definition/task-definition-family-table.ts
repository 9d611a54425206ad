import type { Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
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

type Families = EcsDraft['taskDefinitionFamilies'];

const MOST_REVISIONS = 1_000_000;

/** Each registration adds one. Assumption: the exception and its wording; only the number is on record. */
export function takeRevision(families: Families, family: string, scope: Scope): number {
  const revision = countUp(families, { family, scope }, (last) => last + 1);
  if (revision > MOST_REVISIONS) {
    throw new ApiError('LimitExceededException', `The maximum number of revisions of a family is ${MOST_REVISIONS}.`);
  }
  return revision;
}

/** The next registration of the family gets that revision, unless the family is past it. */
export function skipRevisions(draft: EcsDraft, { family, scope, next }: FamilyKey & { readonly next: number }): void {
  countUp(draft.taskDefinitionFamilies, { family, scope }, (last) => Math.max(last, next - 1));
}

interface FamilyKey {
  readonly family: string;
  readonly scope: Scope;
}

function countUp(families: Families, { family, scope }: FamilyKey, count: (lastRevision: number) => number): number {
  const key = `${scope.accountId} ${scope.region} ${family}`;
  const counter = families.get(key) ?? families.insert({ key, family, lastRevision: 0 });
  const lastRevision = count(counter.lastRevision);
  families.update(key, (record) => void (record.lastRevision = lastRevision));
  return lastRevision;
}
