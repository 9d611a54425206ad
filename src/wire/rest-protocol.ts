import type { HttpRoute } from '../aws/http-route.js';
import { matchRoute } from './match-route.js';
import type { Protocol } from './protocol.js';

/** REST with JSON: method and path name the operation, and members of the input are in the path and the query, too. */
export function createRestProtocol(routes: readonly HttpRoute[]): Protocol {
  return {
    contentType: 'application/json',
    findOperation(request) {
      const match = matchRoute(routes, request);
      if (match === undefined) return undefined;
      const { operation, query = {} } = match.route;
      const inQuery = Object.entries(query)
        .filter(([, name]) => request.query[name] !== undefined)
        .map(([member, name]) => [member, [request.query[name]].flat()]);
      return { operation, members: { ...match.labels, ...(Object.fromEntries(inQuery) as object) } };
    },
    // Requests go through a gateway that knows its paths.
    unknownOperationStatus: 404,
    errorHeaders: ({ name }) => ({ 'x-amzn-errortype': name }),
  };
}
