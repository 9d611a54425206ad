import type { Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { BatchDraft } from '../batch-state.js';
import { findByReference, getByReference, scopeKeyOf } from '../find-by-reference.js';
import type { ServiceEnvironmentRecord } from './service-environment-record.js';

export const serviceEnvironmentTable: TableDefinition<ServiceEnvironmentRecord, 'byScope'> = {
  key: (environment) => environment.serviceEnvironmentArn,
  indexes: { byScope: ({ serviceEnvironmentArn }) => scopeKeyOf(serviceEnvironmentArn) },
  describe: ({ state, status }) => `${state} ${status}`,
};

export function findServiceEnvironment(
  draft: BatchDraft,
  reference: string,
  scope: Scope,
): ServiceEnvironmentRecord | undefined {
  return findByReference(draft.serviceEnvironments, { type: 'service-environment', reference }, scope);
}

export function getServiceEnvironment(draft: BatchDraft, reference: string, scope: Scope): ServiceEnvironmentRecord {
  return getByReference(draft.serviceEnvironments, { type: 'service-environment', reference }, scope);
}
