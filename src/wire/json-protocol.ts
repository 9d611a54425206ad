import type { Protocol } from './protocol.js';

/** AWS JSON 1.1: a header names the target and the operation. */
export function createJsonProtocol(target: string): Protocol {
  return {
    contentType: 'application/x-amz-json-1.1',
    findOperation({ method, headers }) {
      const [ownTarget, operation] = (headers['x-amz-target'] ?? '').split('.');
      return method === 'POST' && ownTarget === target && operation !== undefined
        ? { operation, members: {} }
        : undefined;
    },
    unknownOperationStatus: 400,
    errorHeaders: () => ({}),
  };
}
