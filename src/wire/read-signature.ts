import type { HttpRequest } from './http-message.js';

export interface SignatureScope {
  readonly region: string;
  /** The name of the service in signatures: `ecs` or `batch`. */
  readonly service: string;
}

/** What a request is signed for: Signature Version 4 says it in the credential. The signature itself counts for nothing here. */
export function readSignature({ headers }: Pick<HttpRequest, 'headers'>): SignatureScope | undefined {
  const [, region, service] =
    /Credential=[^,]+\/\d{8}\/([^/,]+)\/([^/,]+)\/aws4_request/.exec(headers['authorization'] ?? '') ?? [];
  return region === undefined || service === undefined ? undefined : { region, service };
}
