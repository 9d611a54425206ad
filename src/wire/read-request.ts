import { batchInputErrors } from '../batch/batch-errors.js';
import { batchRoutes } from '../batch/generated/routes.js';
import { batchShapes } from '../batch/generated/shapes.js';
import { ecsInputErrors } from '../ecs/ecs-errors.js';
import { ecsShapes } from '../ecs/generated/shapes.js';
import { ApiError } from '../errors/api-error.js';
import type { InputErrors } from '../validation/input-rules.js';
import type { HttpRequest } from './http-message.js';
import { matchRoute } from './match-route.js';
import { readSignature } from './read-signature.js';
import { reviveTimestamps } from './revive-timestamps.js';
import { serviceOf } from './service-of.js';
import type { WireCall, WireService } from './wire-call.js';

const ECS_TARGET = 'AmazonEC2ContainerServiceV20141113';
const SERVICES = {
  ecs: { shapes: ecsShapes, errors: ecsInputErrors, readParts: readJsonParts },
  batch: { shapes: batchShapes, errors: batchInputErrors, readParts: readRestParts },
};

/**
 * The call that a request to ECS (AWS JSON 1.1) or to AWS Batch (REST with JSON) makes.
 *
 * @throws ApiError as AWS answers a request that it cannot read.
 */
export function readRequest(request: HttpRequest): WireCall {
  const service = serviceOf(request);
  const { shapes, errors, readParts } = SERVICES[service];
  const { operation, members } = readParts(request);
  const shape = Object.hasOwn(shapes.operations, operation) ? shapes.operations[operation] : undefined;
  if (shape === undefined) throw unknownOperation(service);
  const input = reviveTimestamps(shapes.shapes, shape.input, withMembers(readBody(request, errors), members));
  return { service, operation, input, region: readSignature(request)?.region };
}

interface RequestParts {
  readonly operation: string;
  /** What of the input is not in the body. */
  readonly members: Readonly<Record<string, unknown>>;
}

function readJsonParts({ method, headers }: HttpRequest): RequestParts {
  const [target, operation] = (headers['x-amz-target'] ?? '').split('.');
  if (method !== 'POST' || target !== ECS_TARGET || operation === undefined) throw unknownOperation('ecs');
  return { operation, members: {} };
}

function readRestParts(request: HttpRequest): RequestParts {
  const match = matchRoute(batchRoutes, request);
  if (match === undefined) throw unknownOperation('batch');
  const { operation, query = {} } = match.route;
  const inQuery = Object.entries(query)
    .filter(([, name]) => request.query[name] !== undefined)
    .map(([member, name]) => [member, [request.query[name]].flat()]);
  return { operation, members: { ...match.labels, ...(Object.fromEntries(inQuery) as object) } };
}

/** Assumption: that AWS says no more, and the status of AWS Batch, whose requests go through a gateway that knows its paths. */
function unknownOperation(service: WireService): ApiError {
  return new ApiError('UnknownOperationException', '', { statusCode: service === 'ecs' ? 400 : 404 });
}

function readBody({ body }: HttpRequest, errors: InputErrors): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw errors.wrongType('', 'structure');
  }
}

function withMembers(body: unknown, members: RequestParts['members']): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, ...members } : body;
}
