import type { SliceDraft } from '../store/state.js';
import { turnTable } from '../store/turn-table.js';
import { computeEnvironmentTable } from './compute-environment/compute-environment-table.js';
import { consumableResourceTable } from './consumable-resource/consumable-resource-table.js';
import { consumableUseTable } from './consumable-resource/consumable-use-table.js';
import { instanceTable } from './host/instance-table.js';
import { jobDefinitionNameTable, jobDefinitionTable } from './job-definition/job-definition-table.js';
import { jobQueueTable } from './job-queue/job-queue-table.js';
import { jobTable } from './job/job-table.js';
import { shareTable } from './scheduler/fair-share/share-table.js';
import { schedulingPolicyTable } from './scheduling-policy/scheduling-policy-table.js';
import { dependencyTable } from './job/dependency-table.js';
import { quotaShareTable } from './quota-share/quota-share-table.js';
import { serviceJobTable } from './service-job/service-job-table.js';
import { serviceEnvironmentTable } from './service-environment/service-environment-table.js';

/** Everything that the model of AWS Batch stores. */
export const batchTables: BatchTables = {
  computeEnvironments: computeEnvironmentTable,
  instances: instanceTable,
  schedulingPolicies: schedulingPolicyTable,
  jobQueues: jobQueueTable,
  jobDefinitions: jobDefinitionTable,
  jobDefinitionNames: jobDefinitionNameTable,
  jobs: jobTable,
  shares: shareTable,
  dependencies: dependencyTable,
  consumableResources: consumableResourceTable,
  consumableUses: consumableUseTable,
  serviceEnvironments: serviceEnvironmentTable,
  serviceJobs: serviceJobTable,
  quotaShares: quotaShareTable,
  outcomeTurns: turnTable,
};

export type BatchTables = {
  readonly computeEnvironments: typeof computeEnvironmentTable;
  readonly instances: typeof instanceTable;
  readonly schedulingPolicies: typeof schedulingPolicyTable;
  readonly jobQueues: typeof jobQueueTable;
  readonly jobDefinitions: typeof jobDefinitionTable;
  readonly jobDefinitionNames: typeof jobDefinitionNameTable;
  readonly jobs: typeof jobTable;
  readonly shares: typeof shareTable;
  readonly dependencies: typeof dependencyTable;
  readonly consumableResources: typeof consumableResourceTable;
  readonly consumableUses: typeof consumableUseTable;
  readonly serviceEnvironments: typeof serviceEnvironmentTable;
  readonly serviceJobs: typeof serviceJobTable;
  readonly quotaShares: typeof quotaShareTable;
  readonly outcomeTurns: typeof turnTable;
};

export type BatchDraft = SliceDraft<BatchTables>;
