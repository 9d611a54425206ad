import { ApiError } from './api-error.js';

/** An error of the SDK, one that is made up like it, or any other. */
export interface ErrorLike {
  readonly name?: string;
  /** The same as `name`, and before it. */
  readonly Code?: string;
  readonly message?: string;
  readonly statusCode?: number;
  readonly $fault?: unknown;
  readonly $metadata?: unknown;
}

/** What the SDK puts on its exceptions beside their members. */
const NO_MEMBERS = new Set([
  ...['name', 'Code', 'message', 'stack', 'cause', 'statusCode'],
  ...['$fault', '$metadata', '$service', '$response', '$retryable'],
]);

/** The error as the service would answer it. The status is that of the error, or of those that are called so, or else the one given. */
export function apiErrorOf(error: ErrorLike, otherwise: number): ApiError {
  const { Code, name = 'Error', message = name } = error;
  const members = Object.entries(error).filter(([member]) => !NO_MEMBERS.has(member));
  const ofFault = error.$fault === 'server' ? 500 : otherwise;
  return new ApiError(Code ?? name, message, {
    statusCode: statusOf(error) ?? statusOfName(Code ?? name) ?? ofFault,
    members: Object.fromEntries(members),
  });
}

function statusOf({ statusCode, $metadata, $fault }: ErrorLike): number | undefined {
  const { httpStatusCode } = ($metadata ?? {}) as { readonly httpStatusCode?: number };
  return statusCode ?? httpStatusCode ?? ($fault === 'client' ? 400 : undefined);
}

function statusOfName(name: string): number | undefined {
  if (name.startsWith('ServiceUnavailable')) return 503;
  return /^(Server|Internal)/.test(name) ? 500 : undefined;
}
