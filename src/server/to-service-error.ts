import { apiErrorOf } from '../errors/api-error-of.js';
import { ApiError } from '../errors/api-error.js';
import { showValue, UsageError } from '../errors/usage-error.js';

/**
 * What a failed call answers. Misuse of this package is told to the caller with a status that no client retries; what a stub rejects
 * with goes as it is, as far as HTTP carries it.
 */
export function toServiceError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UsageError) return new ApiError(error.name, error.message);
  if (!(error instanceof Error)) return new ApiError('InternalFailure', textOf(error), { statusCode: 500 });
  return apiErrorOf(error, 500);
}

function textOf(thrown: unknown): string {
  return typeof thrown === 'string' ? thrown : showValue(thrown);
}
