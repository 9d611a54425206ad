import type { HttpRequest } from './http-message.js';
import { readSignature } from './read-signature.js';

/** Whom a request is for: AWS JSON names its target, REST has a path, and what has neither may be signed for a service. */
export function serviceOf(request: Pick<HttpRequest, 'headers' | 'path'>): 'ecs' | 'batch' {
  if (request.headers['x-amz-target'] !== undefined) return 'ecs';
  return request.path.startsWith('/v1/') || readSignature(request)?.service === 'batch' ? 'batch' : 'ecs';
}
