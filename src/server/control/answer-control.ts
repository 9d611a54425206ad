import { showValue, UsageError } from '../../errors/usage-error.js';
import type { HttpRequest, HttpResponse } from '../../wire/http-message.js';
import type { ControlBody, ControlledWorld } from './control-action.js';
import { controlRoutes } from './control-routes.js';

export const CONTROL_PREFIX = '/_mock/';

/** Answers whoever drives the world from outside, in JSON. Misuse is status 400 with the text of the UsageError. */
export function answerControl(world: ControlledWorld, request: HttpRequest): HttpResponse {
  const [path = ''] = request.path.split('?');
  const route = controlRoutes.get(path);
  if (route === undefined) return failure(404, `There is no ${path}, but ${[...controlRoutes.keys()].join(', ')}.`);
  const act = new Map(Object.entries(route)).get(request.method);
  if (act === undefined) return notAllowed(path, Object.keys(route));
  try {
    return toResponse(200, act(world, readBody(request.body)));
  } catch (error) {
    return failure(error instanceof UsageError ? 400 : 500, error instanceof Error ? error.message : String(error));
  }
}

function notAllowed(path: string, methods: readonly string[]): HttpResponse {
  const { headers, ...response } = failure(405, `${path} takes ${methods.join(' and ')}.`);
  return { ...response, headers: { ...headers, allow: methods.join(', ') } };
}

function readBody(text: string): ControlBody {
  if (text === '') return {};
  const body = parse(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as ControlBody;
  throw new UsageError(`${showValue(text)} is no JSON object. Send one, such as { "advance": "90s" }.`, 'server');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function failure(statusCode: number, error: string): HttpResponse {
  return toResponse(statusCode, { error });
}

/** Indented, for people. */
function toResponse(statusCode: number, body: object): HttpResponse {
  const headers = { 'content-type': 'application/json' };
  return { statusCode, headers, body: `${JSON.stringify(body, undefined, 2)}\n` };
}
