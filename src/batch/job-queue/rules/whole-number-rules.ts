import { invalidRequest } from '../../batch-errors.js';

/** Assumption: negative priorities and places in an order are refused, and the wording. */
export function assertWholeNumber(member: string, value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return;
  throw invalidRequest(`${member} must be an integer of at least 0.`);
}
