import type { UpdateComputeEnvironmentRequest, UpdateComputeEnvironmentResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { assertSettled } from '../assert-settled.js';
import { UPDATED } from './environment-steps.js';
import { getComputeEnvironment } from './compute-environment-table.js';
import { planUpdate } from './plan-update.js';
import { beginReplacement } from './replace-instances.js';
import { assertUpdateInput } from './rules/update-input-rules.js';

export function updateComputeEnvironment(
  draft: BatchDraft,
  input: UpdateComputeEnvironmentRequest,
  context: BatchContext,
): UpdateComputeEnvironmentResponse {
  assertUpdateInput(input);
  const found = getComputeEnvironment(draft, input.computeEnvironment ?? '', context.scope);
  assertSettled(found, 'update');
  const { changes, replacesInstances } = planUpdate(found, input, context.scope);
  const { computeEnvironmentName, computeEnvironmentArn } = found;
  const updated = draft.computeEnvironments.assign(computeEnvironmentArn, { ...changes, status: 'UPDATING' });
  if (input.ecsSettings !== undefined) context.host.updateCluster(updated);
  if (replacesInstances) beginReplacement({ draft, context }, updated);
  const { environmentUpdateMs, infrastructureUpdateMs } = context.timing;
  context.schedule({
    kind: UPDATED,
    target: computeEnvironmentArn,
    afterMs: replacesInstances ? infrastructureUpdateMs : environmentUpdateMs,
  });
  return { computeEnvironmentName, computeEnvironmentArn };
}
