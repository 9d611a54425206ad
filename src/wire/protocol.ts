import type { ApiError } from '../errors/api-error.js';
import type { InputRules } from '../validation/input-rules.js';
import type { HttpRequest } from './http-message.js';

/** How a service speaks HTTP. */
export interface Protocol {
  readonly contentType: string;
  /** Undefined for a request that asks for none of its operations. */
  findOperation(request: HttpRequest): RequestedOperation | undefined;
  /** Of the reply to such a request. */
  readonly unknownOperationStatus: number;
  /** The headers that clients read of an error, beside its body. */
  errorHeaders(error: ApiError): Readonly<Record<string, string>>;
}

export interface RequestedOperation {
  /** For example `RunTask`. */
  readonly operation: string;
  /** What of the input is not in the body. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** A service that can be reached over the wire. */
export interface WireEndpoint {
  readonly service: { readonly inputRules: InputRules };
  readonly protocol: Protocol;
}
