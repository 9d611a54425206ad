import { isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { arnOfReference } from '../identify.js';
import type { ServiceEnvironmentRecord } from './service-environment-record.js';

export const serviceEnvironmentTable: TableDefinition<ServiceEnvironmentRecord, 'byScope'> = {
  key: (environment) => environment.serviceEnvironmentArn,
  indexes: {
    byScope: ({ serviceEnvironmentArn }) => {
      const { accountId, region } = scopeOfArn(serviceEnvironmentArn);
      return [accountId, region];
    },
  },
  describe: ({ state, status }) => `${state} ${status}`,
};

/** An environment of another account or Region is not found, not even by its ARN. */
export function findServiceEnvironment(
  draft: BatchDraft,
  reference: string,
  scope: Scope,
): ServiceEnvironmentRecord | undefined {
  const arn = arnOfReference(scope, 'service-environment', reference);
  return isInScope(arn, scope) ? draft.serviceEnvironments.get(arn) : undefined;
}

export function getServiceEnvironment(draft: BatchDraft, reference: string, scope: Scope): ServiceEnvironmentRecord {
  const environment = findServiceEnvironment(draft, reference, scope);
  if (environment === undefined) {
    // Assumption: the wording, which is that for compute environments.
    throw clientException(`${arnOfReference(scope, 'service-environment', reference)} does not exist`);
  }
  return environment;
}
