import { readPage, type Page, type PageErrors, type PageInput } from '../aws/pagination.js';
import type { Walk } from '../store/sorted-map.js';
import { invalidRequest } from './batch-errors.js';

/** Assumption: the wordings; only the exception is on record. */
const ERRORS: PageErrors = {
  wrongSize: (most) => invalidRequest(`maxResults must be between 1 and ${most}.`),
  wrongToken: () => invalidRequest('nextToken is not valid.'),
};

export function paginate<T>(input: PageInput, walk: (from: Walk) => Iterable<readonly [string, T]>): Page<T> {
  return readPage(input, ERRORS, walk);
}
