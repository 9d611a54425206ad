import type { SliceDraft } from '../store/state.js';
import { turnTable } from '../store/turn-table.js';
import { computeEnvironmentTable } from './compute-environment/compute-environment-table.js';
import { instanceTable } from './host/instance-table.js';
import { jobDefinitionNameTable, jobDefinitionTable } from './job-definition/job-definition-table.js';
import { jobQueueTable } from './job-queue/job-queue-table.js';
import { jobTable } from './job/job-table.js';
import { dependencyTable } from './job/dependency-table.js';

/** Everything that the model of AWS Batch stores. */
export const batchTables: BatchTables = {
  computeEnvironments: computeEnvironmentTable,
  instances: instanceTable,
  jobQueues: jobQueueTable,
  jobDefinitions: jobDefinitionTable,
  jobDefinitionNames: jobDefinitionNameTable,
  jobs: jobTable,
  dependencies: dependencyTable,
  outcomeTurns: turnTable,
};

export type BatchTables = {
  readonly computeEnvironments: typeof computeEnvironmentTable;
  readonly instances: typeof instanceTable;
  readonly jobQueues: typeof jobQueueTable;
  readonly jobDefinitions: typeof jobDefinitionTable;
  readonly jobDefinitionNames: typeof jobDefinitionNameTable;
  readonly jobs: typeof jobTable;
  readonly dependencies: typeof dependencyTable;
  readonly outcomeTurns: typeof turnTable;
};

export type BatchDraft = SliceDraft<BatchTables>;
