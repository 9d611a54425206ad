import type { HttpRequest } from '../wire/http-message.js';

/** A request as the SDK is about to send it. */
export interface SdkRequest {
  readonly method: string;
  /** Begins with the path of the endpoint, where it has one. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request as it would go over the wire, to AWS itself: without the path of an endpoint of the user's own. */
export function toHttpRequest({ method, path, query = {}, headers, body }: SdkRequest): HttpRequest {
  return {
    method,
    path: path.slice(Math.max(0, path.indexOf('/v1/'))),
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value ?? ''])),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: toText(body),
  };
}

/** Newer SDKs serialize to bytes, older ones to a text. The bytes have methods of a text, too, which warn of their use. */
function toText(body: unknown): string {
  if (typeof body === 'string') return body;
  if (!ArrayBuffer.isView(body)) return '';
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
}
