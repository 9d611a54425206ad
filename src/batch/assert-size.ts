import { invalidRequest } from './batch-errors.js';

const BYTES_PER_KIB = 1_024;

/** Assumption: what counts are the bytes of the request as JSON, and the wording; the limits are on record. */
export function assertSize(what: 'The request' | 'The job definition', request: object, mostKib: number): void {
  if (Buffer.byteLength(JSON.stringify(request)) <= mostKib * BYTES_PER_KIB) return;
  throw invalidRequest(`${what} can have up to ${mostKib} KiB.`);
}
