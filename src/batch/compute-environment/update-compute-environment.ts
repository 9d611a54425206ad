import type { UpdateComputeEnvironmentRequest, UpdateComputeEnvironmentResponse } from '@aws-sdk/client-batch';
import { castDraft } from 'immer';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { assertSettled } from '../assert-settled.js';
import { UPDATED } from './compute-environment-transitions.js';
import { getComputeEnvironment } from './compute-environment-table.js';
import { planUpdate } from './plan-update.js';
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
  draft.computeEnvironments.update(computeEnvironmentArn, (environment) => {
    Object.assign(environment, castDraft(changes));
    environment.status = 'UPDATING';
  });
  const { environmentUpdateMs, infrastructureUpdateMs } = context.timing;
  context.schedule({
    kind: UPDATED,
    target: computeEnvironmentArn,
    afterMs: replacesInstances ? infrastructureUpdateMs : environmentUpdateMs,
  });
  return { computeEnvironmentName, computeEnvironmentArn };
}
