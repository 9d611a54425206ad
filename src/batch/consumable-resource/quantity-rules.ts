import { invalidRequest } from '../batch-errors.js';

/** Assumption: fractions are refused, too, and negative quantities of others than the total in the same words. */
export function assertQuantity(member: string, quantity: number): void {
  if (quantity < 0) throw invalidRequest(`${member} cannot be a negative number.`);
  if (!Number.isInteger(quantity)) throw invalidRequest(`${member} must be an integer.`);
}
