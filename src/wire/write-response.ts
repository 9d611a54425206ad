import type { ApiError } from '../errors/api-error.js';
import type { HttpResponse } from './http-message.js';
import type { Protocol } from './protocol.js';

/** The response with an output. `$metadata`, which a stub may bring, is the SDK's own and no part of it. */
export function writeOutput(protocol: Protocol, output: object, requestId: string): HttpResponse {
  return {
    statusCode: 200,
    headers: headersOf(protocol, requestId),
    body: toJson({ ...output, $metadata: undefined }),
  };
}

/** The response with an error, whose name clients read in the body. */
export function writeError(protocol: Protocol, error: ApiError, requestId: string): HttpResponse {
  const { name, statusCode, members } = error;
  return {
    statusCode,
    headers: { ...headersOf(protocol, requestId), ...protocol.errorHeaders(error) },
    body: toJson({ __type: name, message: error.messageFor(requestId), ...members }),
  };
}

function headersOf({ contentType }: Protocol, requestId: string): Record<string, string> {
  return { 'content-type': contentType, 'x-amzn-requestid': requestId };
}

/** Times go as seconds since the epoch, with milliseconds. */
function toJson(value: object): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string, member: unknown) {
    // A Date has become a text by the time it is handed in.
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : member;
  });
}
