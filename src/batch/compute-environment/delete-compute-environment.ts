import type { DeleteComputeEnvironmentRequest, DeleteComputeEnvironmentResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { listQueuesOf } from '../job-queue/job-queue-table.js';
import { assertDeletable } from '../assert-settled.js';
import { DELETED } from './environment-steps.js';
import { getComputeEnvironment } from './compute-environment-table.js';

export function deleteComputeEnvironment(
  draft: BatchDraft,
  input: DeleteComputeEnvironmentRequest,
  context: BatchContext,
): DeleteComputeEnvironmentResponse {
  const found = getComputeEnvironment(draft, input.computeEnvironment ?? '', context.scope);
  assertDeletable(found);
  const { computeEnvironmentArn } = found;
  if (listQueuesOf(draft, computeEnvironmentArn).length > 0) {
    throw clientException('Cannot delete, found existing JobQueue relationship');
  }
  draft.computeEnvironments.update(computeEnvironmentArn, (environment) => {
    environment.status = 'DELETING';
  });
  context.schedule({
    kind: DELETED,
    target: computeEnvironmentArn,
    afterMs: context.timing.environmentDeletionMs,
  });
  return {};
}
