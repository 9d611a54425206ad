import type { Stored, TableDefinition } from '../../store/table.js';
import type { BatchDraft } from '../batch-state.js';
import type { JobRecord, JobSpec } from '../job/job-record.js';
import { consumableNeedsOf } from './needs-of-spec.js';

/** A job that needs a consumable resource, whether it has it or not, and whether there is one or not. Children need through their parent. */
export interface ConsumableUseRecord extends Stored {
  consumableResourceArn: string;
  jobArn: string;
  /** When the job was submitted. */
  createdAt: number;
}

export const consumableUseTable: TableDefinition<ConsumableUseRecord, 'byResource' | 'byJob'> = {
  key: ({ consumableResourceArn, jobArn }) => `${jobArn} ${consumableResourceArn}`,
  indexes: {
    byResource: ({ consumableResourceArn, createdAt }) => [consumableResourceArn, createdAt],
    byJob: ({ jobArn }) => [jobArn],
  },
  describe: () => undefined,
};

export function insertUses(draft: BatchDraft, { jobArn, createdAt }: JobRecord, spec: JobSpec): void {
  for (const { consumableResourceArn } of consumableNeedsOf(spec)) {
    draft.consumableUses.insert({ consumableResourceArn, jobArn, createdAt });
  }
}

/** The job can be described no more. */
export function forgetUses(draft: BatchDraft, jobArn: string): void {
  for (const use of [...draft.consumableUses.list('byJob', [jobArn])]) {
    draft.consumableUses.delete(consumableUseTable.key(use));
  }
}
