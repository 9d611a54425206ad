import type { Stored, TableDefinition } from '../../store/table.js';

/** A job that waits for another. Children depend through their parent. */
export interface DependencyRecord extends Stored {
  /** The ARN of the job that is waited for. */
  jobArn: string;
  /** The ARN of the job that waits. */
  dependentArn: string;
  /** Whether each child waits for the child of the same index alone. */
  isNToN: boolean;
}

export const dependencyTable: TableDefinition<DependencyRecord, 'byJob'> = {
  key: ({ jobArn, dependentArn, isNToN }) => [dependentArn, jobArn, isNToN && 'N_TO_N'].filter(Boolean).join(' '),
  indexes: { byJob: (dependency) => [dependency.jobArn] },
  describe: () => undefined,
};
