import type { Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { scopeKeyOf } from '../find-by-reference.js';
import { withoutRevision } from './definition-name.js';
import type { JobDefinitionNameRecord, JobDefinitionRecord } from './job-definition-record.js';

export const jobDefinitionTable: TableDefinition<JobDefinitionRecord, 'byScope' | 'byName'> = {
  key: (definition) => definition.jobDefinitionArn,
  indexes: {
    /** Assumption: names in order of the alphabet, and of a name the latest revision first. */
    byScope: ({ jobDefinitionArn, jobDefinitionName, revision }) => [
      ...scopeKeyOf(jobDefinitionArn),
      jobDefinitionName,
      Number.MAX_SAFE_INTEGER - revision,
    ],
    byName: ({ jobDefinitionArn, status, revision }) => [withoutRevision(jobDefinitionArn), status, revision],
  },
  bookkeeping: ['taskDefinitionArns'],
  describe: ({ status }) => status,
};

export const jobDefinitionNameTable: TableDefinition<JobDefinitionNameRecord, never> = {
  key: (name) => name.arn,
  indexes: {},
  describe: () => undefined,
};

/** The next revision of the name is that one, unless the name is past it. */
export function skipRevisions(
  draft: BatchDraft,
  { name, next, scope }: { readonly name: string; readonly next: number; readonly scope: Scope },
): void {
  draft.jobDefinitionNames.update(nameOf(draft, name, scope), (record) => {
    record.lastRevision = Math.max(record.lastRevision, next - 1);
  });
}

/** Revisions count from 1 and are never given twice. */
export function takeRevision(draft: BatchDraft, name: string, scope: Scope): number {
  return draft.jobDefinitionNames.update(nameOf(draft, name, scope), (record) => {
    record.lastRevision++;
  }).lastRevision;
}

/** The key of the name, which is there from now on. */
function nameOf(draft: BatchDraft, name: string, scope: Scope): string {
  const arn = batchArn(scope, 'job-definition', name);
  if (draft.jobDefinitionNames.get(arn) === undefined) draft.jobDefinitionNames.insert({ arn, lastRevision: 0 });
  return arn;
}
