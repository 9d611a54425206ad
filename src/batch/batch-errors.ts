import { ApiError } from '../errors/api-error.js';
import type { InputErrors } from '../validation/input-rules.js';

export function clientException(message: string): ApiError {
  return new ApiError('ClientException', message);
}

export function throttled(): ApiError {
  return new ApiError('TooManyRequestsException', 'Too Many Requests', { statusCode: 429 });
}

/** How AWS Batch words what is wrong with the shape of a request. */
export const batchInputErrors: InputErrors = {
  missing: (_path, member) => clientException(`${member.charAt(0).toUpperCase()}${member.slice(1)} is required.`),
  wrongType: () => clientException('An error occurred during JSON parsing'),
  // Assumption: the wording; only the exception is on record.
  notInEnum: ({ path }, value, allowed) =>
    clientException(`${path} ${value} is not valid. Valid values: ${allowed.join(', ')}.`),
};
