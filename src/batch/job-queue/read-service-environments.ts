import type { ServiceEnvironmentOrder } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { findServiceEnvironment } from '../service-environment/service-environment-table.js';

/** Finds the environments for service jobs, and gives them as the queue keeps them. One that is DISABLED may be attached. */
export function readServiceEnvironments(
  draft: BatchDraft,
  entries: readonly ServiceEnvironmentOrder[],
  scope: Scope,
): ServiceEnvironmentOrder[] {
  return entries.map(({ order, serviceEnvironment = '' }) => {
    const environment = findServiceEnvironment(draft, serviceEnvironment, scope);
    if (environment?.status !== 'VALID') {
      throw clientException('Service environments must be created and valid before attaching them to a job queue.');
    }
    return { order, serviceEnvironment: environment.serviceEnvironmentArn };
  });
}
