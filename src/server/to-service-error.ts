import { ApiError } from '../errors/api-error.js';
import { UsageError } from '../errors/usage-error.js';

/**
 * What a failed call answers. Misuse of this package is told to the caller with a status that no client retries; what a stub rejects
 * with goes as it is, as far as HTTP carries it.
 */
export function toServiceError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UsageError) return new ApiError(error.name, error.message);
  if (!(error instanceof Error)) return new ApiError('InternalFailure', String(error), { statusCode: 500 });
  const { Code = error.name, $fault, $metadata }: StubbedError = error;
  const statusCode = $metadata?.httpStatusCode ?? ($fault === 'client' ? 400 : 500);
  const members = Object.entries(error).filter(([member]) => !NO_MEMBERS.has(member));
  return new ApiError(Code, error.message, { statusCode, members: Object.fromEntries(members) });
}

/** What errors of stubs may have beside the members of the exception. */
interface StubbedError extends Error {
  readonly Code?: string;
  readonly $fault?: 'client' | 'server';
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const NO_MEMBERS = new Set(['Code', 'name', 'message', '$fault', '$metadata', '$service', '$response', '$retryable']);
