import type { DeleteServiceEnvironmentRequest, DeleteServiceEnvironmentResponse } from '@aws-sdk/client-batch';
import { assertDeletable } from '../assert-settled.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { listQueuesOf } from '../job-queue/job-queue-table.js';
import { getServiceEnvironment } from './service-environment-table.js';
import { DELETED } from './service-environment-transitions.js';

export function deleteServiceEnvironment(
  draft: BatchDraft,
  input: DeleteServiceEnvironmentRequest,
  context: BatchContext,
): DeleteServiceEnvironmentResponse {
  const found = getServiceEnvironment(draft, input.serviceEnvironment ?? '', context.scope);
  assertDeletable(found);
  const { serviceEnvironmentArn } = found;
  if (listQueuesOf(draft, serviceEnvironmentArn).length > 0) {
    // Assumption: the wording, which is that for compute environments.
    throw clientException('Cannot delete, found existing JobQueue relationship');
  }
  draft.serviceEnvironments.assign(serviceEnvironmentArn, { status: 'DELETING' });
  context.schedule({
    kind: DELETED,
    target: serviceEnvironmentArn,
    afterMs: context.timing.environmentDeletionMs,
  });
  return {};
}
