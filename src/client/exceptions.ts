import type { ApiError } from '../errors/api-error.js';
import { setMember } from '../store/set-member.js';
import type { SdkClient } from './sdk-client.js';

type ExceptionClass = new (options: object) => Error;

/** The exception classes of one copy of an SDK package, by name. */
export type ExceptionClasses = Readonly<Record<string, unknown>>;

export interface Caller {
  readonly client: SdkClient;
  /** For clients that do not know their exception classes. */
  readonly fallback: ExceptionClasses;
  readonly requestId: string;
}

/**
 * The error as the SDK throws it: an instance of the exception class of the caller's own copy of the SDK, and so of that copy's
 * service base class and of `Error`. An error that the service does not model, such as throttling, is of the base class.
 */
export function toSdkException(error: ApiError, { client, fallback, requestId }: Caller): Error {
  const classes = classesOf(client) ?? fallback;
  const Exception = findClass(classes, error.name) ?? baseClass(classes);
  const { name, fault, statusCode, members } = error;
  const message = error.messageFor(requestId);
  const exception = new Exception({ name, message, $fault: fault, $metadata: replyMetadata(requestId, statusCode) });
  // Unlike that of other errors, the message of an SDK exception is enumerable: logs as JSON have it.
  Object.defineProperty(exception, 'message', { value: message, enumerable: true, writable: true, configurable: true });
  const own = exception as object as Record<string, unknown>;
  for (const [member, value] of Object.entries(members)) setMember(own, member, value);
  return exception;
}

/** What a reply carries beside the output. The order and the empty members are those of a real one. */
export function replyMetadata(requestId: string, httpStatusCode = 200): object {
  return { httpStatusCode, requestId, extendedRequestId: undefined, cfId: undefined, attempts: 1, totalRetryDelay: 0 };
}

/** As the SDK words it, whatever the reason is. */
export function abortError(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}

interface ErrorRegistry {
  readonly exceptions?: ReadonlyMap<readonly unknown[], ExceptionClass>;
}

/** Clients with run-time schemas know their exception classes. Undefined for clients that are older than these. */
function classesOf(client: SdkClient): ExceptionClasses | undefined {
  const { protocolSettings } = client.config as {
    readonly protocolSettings?: { readonly errorTypeRegistries?: readonly ErrorRegistry[] };
  };
  const entries = protocolSettings?.errorTypeRegistries?.flatMap((registry) => [...(registry.exceptions ?? [])]);
  if (entries === undefined || entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([schema, exceptionClass]) => [String(schema[2]), exceptionClass]));
}

/** Errors may have any name, and SDK packages export more than exceptions. */
function findClass(classes: ExceptionClasses, name: string): ExceptionClass | undefined {
  const found = Object.hasOwn(classes, name)
    ? (classes[name] as { readonly prototype?: unknown } | undefined)
    : undefined;
  return found?.prototype instanceof Error ? (found as ExceptionClass) : undefined;
}

function baseClass(classes: ExceptionClasses): ExceptionClass {
  return (classes['ECSServiceException'] ?? classes['BatchServiceException']) as ExceptionClass;
}
