import type { UpdateConsumableResourceRequest } from '@aws-sdk/client-batch';
import { clientException } from '../batch-errors.js';

export const OPERATIONS = ['SET', 'ADD', 'REMOVE'] as const;

/**
 * The total quantity after an update. Assumption: without an operation the quantity is set, without a quantity nothing changes, and no
 * more can be removed than there is.
 */
export function planTotal(
  { totalQuantity }: { readonly totalQuantity: number },
  { operation = 'SET', quantity }: Pick<UpdateConsumableResourceRequest, 'operation' | 'quantity'>,
): number {
  if (quantity === undefined) return totalQuantity;
  if (operation === 'ADD') return totalQuantity + quantity;
  if (operation === 'SET') return quantity;
  if (quantity > totalQuantity) throw clientException('totalQuantity cannot be a negative number.');
  return totalQuantity - quantity;
}
