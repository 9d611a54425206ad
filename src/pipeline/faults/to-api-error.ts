import { ApiError } from '../../errors/api-error.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { FaultError } from './faults.js';

/** @throws UsageError when it is no error. */
export function toApiError(error: string | FaultError): ApiError {
  const fault: Partial<FaultError> | null = typeof error === 'string' ? { name: error } : error;
  if (typeof fault?.name !== 'string' || fault.name === '') {
    throw new UsageError(
      `error: ${showValue(error)} is no error. Give its code, for example 'ServerException', or an object with that as name.`,
      'faults',
    );
  }
  const { name, message = name, statusCode = /^(Server|Internal)/.test(name) ? 500 : 400, ...members } = fault;
  return new ApiError(name, message, { statusCode, members });
}
