import type { ClientEndpoint } from '../client/client-endpoint.js';
import { ConnectionError } from '../errors/connection-error.js';
import type { LinkedSlices } from '../links/links.js';
import type { MockWorld } from '../mock/mock-world.js';
import type { Call } from '../pipeline/call.js';
import { handleCall } from '../pipeline/handle-call.js';
import type { HttpRequest, HttpResponse } from '../wire/http-message.js';
import { readRequest } from '../wire/read-request.js';
import { serviceOf } from '../wire/service-of.js';
import type { WireCall } from '../wire/wire-call.js';
import { writeError, writeOutput } from '../wire/write-response.js';
import { toServiceError } from './to-service-error.js';

/** A world, and the services of it by their names in signatures. */
export interface ServedWorld {
  readonly world: MockWorld<LinkedSlices>;
  readonly endpoints: Readonly<Record<ReturnType<typeof serviceOf>, ServedEndpoint>>;
}

type ServedEndpoint = ClientEndpoint<LinkedSlices>;

export function serveWorld(world: MockWorld<LinkedSlices>, endpoints: readonly ServedEndpoint[]): ServedWorld {
  const byName = Object.fromEntries(endpoints.map((endpoint) => [endpoint.service.name, endpoint]));
  return { world, endpoints: byName as ServedWorld['endpoints'] };
}

/** Answers a request as AWS does. Undefined: the connection is lost before the reply. */
export async function answerCall(
  { world, endpoints }: ServedWorld,
  request: HttpRequest,
): Promise<HttpResponse | undefined> {
  const endpoint = endpoints[serviceOf(request)];
  const requestId = world.nextRequestId();
  try {
    const call = readRequest(request, endpoint);
    const output = await handleCall(world, endpoint, toCall(endpoint, call, call.region ?? world.region));
    return writeOutput(endpoint.protocol, output ?? {}, requestId);
  } catch (error) {
    if (error instanceof ConnectionError) return undefined;
    return writeError(endpoint.protocol, toServiceError(error), requestId);
  }
}

function toCall({ sdk }: ServedEndpoint, { operation, input }: WireCall, region: string): Call {
  const commandName = `${operation}Command`;
  const Command = sdk[commandName] as (new (input: unknown) => object) | undefined;
  const command = Command === undefined ? { input } : new Command(input);
  const client = { config: { region: () => Promise.resolve(region) } };
  return { commandName, command, input, region, client };
}
