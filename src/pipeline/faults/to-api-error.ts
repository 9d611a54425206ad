import { apiErrorOf } from '../../errors/api-error-of.js';
import type { ApiError } from '../../errors/api-error.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { FaultError } from './faults.js';

/** @throws UsageError when it is no error. */
export function toApiError(error: string | FaultError | Error): ApiError {
  const fault = (typeof error === 'string' ? { name: error } : error) as Partial<FaultError> | null;
  if (typeof fault?.name !== 'string' || fault.name === '') {
    throw new UsageError(
      `error: ${showValue(error)} is no error. Give its code, for example 'ServerException', or an object with that as name.`,
      'faults',
    );
  }
  assertErrorMembers(fault);
  return apiErrorOf(fault, 400);
}

const LEAST_STATUS = 400;
const MOST_STATUS = 599;

function assertErrorMembers({ message, statusCode = LEAST_STATUS }: Partial<FaultError>): void {
  if (message !== undefined && typeof message !== 'string') {
    throw new UsageError(`message: ${showValue(message)} is no text.`, 'faults');
  }
  if (Number.isInteger(statusCode) && statusCode >= LEAST_STATUS && statusCode <= MOST_STATUS) return;
  throw new UsageError(
    `statusCode: ${showValue(statusCode)} is no status of an error. Give a whole number from ${LEAST_STATUS} to ${MOST_STATUS}.`,
    'faults',
  );
}
