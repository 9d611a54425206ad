import type { HttpRoute } from '../aws/http-route.js';
import type { HttpRequest } from './http-message.js';

export interface RouteMatch {
  readonly route: HttpRoute;
  /** The members of the input that are in the path. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The route that a request takes. */
export function matchRoute(
  routes: readonly HttpRoute[],
  { method, path }: Pick<HttpRequest, 'method' | 'path'>,
): RouteMatch | undefined {
  const segments = path.replace(/\?.*$/s, '').split('/');
  for (const route of routes) {
    const labels = route.method === method ? matchSegments(route.path.split('/'), segments) : undefined;
    if (labels !== undefined) return { route, labels };
  }
  return undefined;
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const [, label] = /^\{(.+)\}$/.exec(expected) ?? [];
    const segment = segments[index] ?? '';
    if (label === undefined) {
      if (segment !== expected) return undefined;
    } else {
      const value = decode(segment);
      if (value === undefined || value === '') return undefined;
      labels[label] = value;
    }
  }
  return labels;
}

/** Undefined where the text is badly encoded. */
function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
