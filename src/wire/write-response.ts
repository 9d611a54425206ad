import type { ApiError } from '../errors/api-error.js';
import type { HttpResponse } from './http-message.js';
import type { WireCall, WireService } from './wire-call.js';

const CONTENT_TYPES: Readonly<Record<WireService, string>> = {
  ecs: 'application/x-amz-json-1.1',
  batch: 'application/json',
};

/** The response with an output. `$metadata`, which a stub may bring, is the SDK's own and no part of it. */
export function writeOutput({ service }: Pick<WireCall, 'service'>, output: object, requestId: string): HttpResponse {
  return {
    statusCode: 200,
    headers: headersOf(service, requestId),
    body: toJson({ ...output, $metadata: undefined }),
  };
}

/** The response with an error: clients read its name in the body, those of REST in a header too. */
export function writeError({ service }: Pick<WireCall, 'service'>, error: ApiError, requestId: string): HttpResponse {
  const { name, statusCode, members } = error;
  return {
    statusCode,
    headers: { ...headersOf(service, requestId), ...(service === 'batch' && { 'x-amzn-errortype': name }) },
    body: toJson({ __type: name, message: error.messageFor(requestId), ...members }),
  };
}

function headersOf(service: WireService, requestId: string): Record<string, string> {
  return { 'content-type': CONTENT_TYPES[service], 'x-amzn-requestid': requestId };
}

/** Times go as seconds since the epoch, with milliseconds. */
function toJson(value: object): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string, member: unknown) {
    // A Date has become a text by the time it is handed in.
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : member;
  });
}
