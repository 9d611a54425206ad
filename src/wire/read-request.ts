import { ApiError } from '../errors/api-error.js';
import type { InputErrors } from '../validation/input-rules.js';
import type { HttpRequest } from './http-message.js';
import type { Protocol, RequestedOperation, WireEndpoint } from './protocol.js';
import { readSignature } from './read-signature.js';
import { reviveTimestamps } from './revive-timestamps.js';
import type { WireCall } from './wire-call.js';

/**
 * The call that a request to a service makes.
 *
 * @throws ApiError as AWS answers a request that it cannot read.
 */
export function readRequest(request: HttpRequest, { service, protocol }: WireEndpoint): WireCall {
  const { shapes, errors } = service.inputRules;
  const { operation, members } = protocol.findOperation(request) ?? unknownOperation(protocol);
  const shape = Object.hasOwn(shapes.operations, operation) ? shapes.operations[operation] : undefined;
  if (shape === undefined) return unknownOperation(protocol);
  const input = reviveTimestamps(shapes.shapes, shape.input, withMembers(readBody(request, errors), members));
  return { operation, input, region: readSignature(request)?.region };
}

/** Assumption: that AWS says no more. */
function unknownOperation({ unknownOperationStatus }: Protocol): never {
  throw new ApiError('UnknownOperationException', '', { statusCode: unknownOperationStatus });
}

function readBody({ body }: HttpRequest, errors: InputErrors): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw errors.wrongType('', 'structure');
  }
}

function withMembers(body: unknown, members: RequestedOperation['members']): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, ...members } : body;
}
