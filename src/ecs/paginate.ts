import { readPage, type Page, type PageErrors, type PageInput } from '../aws/pagination.js';
import type { Walk } from '../store/sorted-map.js';
import { invalidParameter } from './ecs-errors.js';

const ERRORS: PageErrors = {
  // Assumption: the wording; only the exception is on record.
  wrongSize: (most) => invalidParameter(`maxResults should be between 1 and ${most}.`),
  wrongToken: () => invalidParameter('Invalid token'),
};

export function paginate<T>(input: PageInput, walk: (from: Walk) => Iterable<readonly [string, T]>): Page<T> {
  return readPage(input, ERRORS, walk);
}
