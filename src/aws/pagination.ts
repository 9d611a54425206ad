/** One page of a list, and the token that asks for the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

export interface PageRequest {
  /** Binds the token to the list that gave it. */
  readonly list: string;
  readonly maxResults: number;
  /** The decoded position behind which the page starts. */
  readonly after: string | undefined;
}

/** What a caller asks of a list. */
export interface PageInput {
  /** The operation, to which the token is bound. */
  readonly list: string;
  readonly maxResults: number | undefined;
  readonly nextToken: string | undefined;
  /** Default: as many as may be. */
  readonly defaultResults?: number;
  /** Default 100. */
  readonly mostResults?: number;
}

/** How a service words what is wrong with that. */
export interface PageErrors {
  wrongSize(most: number): Error;
  wrongToken(): Error;
}

/** A page of what `walk` goes through. Bad sizes and tokens get the error of the service. */
export function readPage<T>(
  { list, nextToken, mostResults = 100, defaultResults = mostResults, ...input }: PageInput,
  errors: PageErrors,
  walk: (from: { readonly after: string | undefined }) => Iterable<readonly [string, T]>,
): Page<T> {
  const { maxResults = defaultResults } = input;
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > mostResults) throw errors.wrongSize(mostResults);
  const after = nextToken === undefined ? undefined : decodeToken(list, nextToken);
  if (nextToken !== undefined && after === undefined) throw errors.wrongToken();
  return takePage(walk({ after }), { list, maxResults, after });
}

/** Takes the items of one page. It looks one item ahead, so the last page carries no token. */
export function takePage<T>(entries: Iterable<readonly [position: string, item: T]>, request: PageRequest): Page<T> {
  const items: T[] = [];
  let last = '';
  for (const [position, item] of entries) {
    if (items.length === request.maxResults) return { items, nextToken: encodeToken(request.list, last) };
    items.push(item);
    last = position;
  }
  return { items };
}

export function encodeToken(list: string, position: string): string {
  return Buffer.from(`${list}\n${position}`).toString('base64url');
}

/** Undefined when the token was not given by this list. */
export function decodeToken(list: string, token: string): string | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  const isOurs = text.startsWith(`${list}\n`) && encodeToken(list, text.slice(list.length + 1)) === token;
  return isOurs ? text.slice(list.length + 1) : undefined;
}
