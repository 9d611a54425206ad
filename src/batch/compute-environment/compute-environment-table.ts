import { isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { arnOfReference } from '../identify.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';

export const computeEnvironmentTable: TableDefinition<ComputeEnvironmentRecord, 'byScope' | 'byCluster'> = {
  key: (environment) => environment.computeEnvironmentArn,
  indexes: {
    byScope: ({ computeEnvironmentArn }) => {
      const { accountId, region } = scopeOfArn(computeEnvironmentArn);
      return [accountId, region];
    },
    byCluster: ({ ecsClusterArn }) => (ecsClusterArn === undefined ? undefined : [ecsClusterArn]),
  },
  bookkeeping: ['usedvCpus', 'replaced'],
  describe: ({ state, status }) => `${state} ${status}`,
};

/** An environment of another account or Region is not found, not even by its ARN. */
export function findComputeEnvironment(
  draft: BatchDraft,
  reference: string,
  scope: Scope,
): ComputeEnvironmentRecord | undefined {
  const arn = arnOfReference(scope, 'compute-environment', reference);
  return isInScope(arn, scope) ? draft.computeEnvironments.get(arn) : undefined;
}

export function getComputeEnvironment(draft: BatchDraft, reference: string, scope: Scope): ComputeEnvironmentRecord {
  const environment = findComputeEnvironment(draft, reference, scope);
  if (environment === undefined) {
    throw clientException(`${arnOfReference(scope, 'compute-environment', reference)} does not exist`);
  }
  return environment;
}
