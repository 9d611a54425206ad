import type { Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { BatchDraft } from '../batch-state.js';
import { findByReference, getByReference, scopeKeyOf } from '../find-by-reference.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';

export const computeEnvironmentTable: TableDefinition<ComputeEnvironmentRecord, 'byScope' | 'byCluster'> = {
  key: (environment) => environment.computeEnvironmentArn,
  indexes: {
    byScope: ({ computeEnvironmentArn }) => scopeKeyOf(computeEnvironmentArn),
    byCluster: ({ ecsClusterArn }) => (ecsClusterArn === undefined ? undefined : [ecsClusterArn]),
  },
  bookkeeping: ['usedvCpus', 'replaced'],
  describe: ({ state, status }) => `${state} ${status}`,
};

export function findComputeEnvironment(
  draft: BatchDraft,
  reference: string,
  scope: Scope,
): ComputeEnvironmentRecord | undefined {
  return findByReference(draft.computeEnvironments, { type: 'compute-environment', reference }, scope);
}

export function getComputeEnvironment(draft: BatchDraft, reference: string, scope: Scope): ComputeEnvironmentRecord {
  return getByReference(draft.computeEnvironments, { type: 'compute-environment', reference }, scope);
}
