import { decodeToken, takePage, type Page } from '../aws/pagination.js';
import type { Walk } from '../store/sorted-map.js';
import { invalidParameter } from './ecs-errors.js';

export interface EcsPageRequest {
  /** The operation, to which the token is bound. */
  readonly list: string;
  readonly maxResults: number | undefined;
  readonly nextToken: string | undefined;
  /** Default 100. */
  readonly defaultResults?: number;
  /** Default 100. */
  readonly mostResults?: number;
}

/** A page of what `walk` goes through. Bad sizes and tokens get the error of ECS. */
export function paginate<T>(request: EcsPageRequest, walk: (from: Walk) => Iterable<readonly [string, T]>): Page<T> {
  const { list, nextToken, mostResults = 100, defaultResults = mostResults } = request;
  const maxResults = request.maxResults ?? defaultResults;
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > mostResults) {
    // Assumption: the wording; only the exception is on record.
    throw invalidParameter(`maxResults should be between 1 and ${mostResults}.`);
  }
  const after = nextToken === undefined ? undefined : decodeToken(list, nextToken);
  if (nextToken !== undefined && after === undefined) throw invalidParameter('Invalid token');
  return takePage(walk({ after }), { list, maxResults, after });
}
