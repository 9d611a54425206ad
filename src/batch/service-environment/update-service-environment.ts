import type {
  CapacityLimit,
  UpdateServiceEnvironmentRequest,
  UpdateServiceEnvironmentResponse,
} from '@aws-sdk/client-batch';
import { assertSettled } from '../assert-settled.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { assertCapacityLimits, limitsAllInstances } from './capacity-limit-rules.js';
import type { ServiceEnvironmentRecord } from './service-environment-record.js';
import { getServiceEnvironment } from './service-environment-table.js';
import { UPDATED } from './service-environment-transitions.js';

/** Jobs that are under way go on, even where they are more than the new limits allow. */
export function updateServiceEnvironment(
  draft: BatchDraft,
  input: UpdateServiceEnvironmentRequest,
  context: BatchContext,
): UpdateServiceEnvironmentResponse {
  const { state, capacityLimits } = input;
  if (capacityLimits !== undefined) assertCapacityLimits(capacityLimits);
  const found = getServiceEnvironment(draft, input.serviceEnvironment ?? '', context.scope);
  assertSettled(found, 'update');
  assertKeepsUnits(found, capacityLimits);
  const { serviceEnvironmentName, serviceEnvironmentArn } = draft.serviceEnvironments.assign(
    found.serviceEnvironmentArn,
    { status: 'UPDATING', ...(state && { state }), ...(capacityLimits && { capacityLimits }) },
  );
  context.schedule({
    kind: UPDATED,
    target: serviceEnvironmentArn,
    afterMs: context.timing.environmentUpdateMs,
  });
  return { serviceEnvironmentName, serviceEnvironmentArn };
}

/** Assumption: an environment limits either all instances together or types of them for good, since its queues rely on that; and the wording. */
function assertKeepsUnits(
  { capacityLimits }: ServiceEnvironmentRecord,
  next: readonly CapacityLimit[] | undefined,
): void {
  if (next === undefined || limitsAllInstances(next) === limitsAllInstances(capacityLimits)) return;
  throw clientException('Capacity units cannot be changed between number of instances and instance type.');
}
