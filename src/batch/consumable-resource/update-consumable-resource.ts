import type { UpdateConsumableResourceRequest, UpdateConsumableResourceResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import type { AppliedUpdate, ConsumableResourceRecord } from './consumable-resource-record.js';
import { getConsumableResource } from './consumable-resource-table.js';
import { OPERATIONS, planTotal } from './plan-total.js';
import { assertQuantity } from './quantity-rules.js';

const TOKEN_LIFETIME_MS = 8 * 3_600_000;
const LONGEST_TOKEN = 64;

/** Jobs keep what they hold, even if the total is less from now on. */
export function updateConsumableResource(
  draft: BatchDraft,
  input: UpdateConsumableResourceRequest,
  context: BatchContext,
): UpdateConsumableResourceResponse {
  assertUpdate(input);
  const found = getConsumableResource(draft, input.consumableResource ?? '', context.scope);
  const { consumableResourceArn, consumableResourceName } = found;
  const updates = found.updates.filter(({ appliedAt }) => appliedAt + TOKEN_LIFETIME_MS > context.now);
  const update: AppliedUpdate = { request: toRequest(found, input), appliedAt: context.now };
  // The total as it is now, which others may have changed since.
  const isRepeated = input.clientToken !== undefined && updates.some(({ request }) => request === update.request);
  const totalQuantity = isRepeated ? found.totalQuantity : planTotal(found, input);
  const applied = isRepeated || input.clientToken === undefined ? updates : [...updates, update];
  draft.consumableResources.assign(consumableResourceArn, { totalQuantity, updates: applied });
  requestDispatch(consumableResourceArn, context);
  return { consumableResourceName, consumableResourceArn, totalQuantity };
}

/** Assumption: the wordings. */
function assertUpdate({ operation = 'SET', quantity = 0, clientToken }: UpdateConsumableResourceRequest): void {
  if (!OPERATIONS.some((known) => known === operation)) {
    throw invalidRequest(`operation ${operation} is not valid. Valid values: [${OPERATIONS.join(', ')}]`);
  }
  assertQuantity('quantity', quantity);
  if (clientToken === undefined || (clientToken.length >= 1 && clientToken.length <= LONGEST_TOKEN)) return;
  throw invalidRequest(`clientToken must have between 1 and ${LONGEST_TOKEN} characters.`);
}

/** Assumption: a resource by its name and by its ARN is the same request, and the token of another request means nothing. */
function toRequest(
  { consumableResourceArn }: ConsumableResourceRecord,
  { operation, quantity, clientToken }: UpdateConsumableResourceRequest,
): string {
  return JSON.stringify([consumableResourceArn, operation, quantity, clientToken]);
}
