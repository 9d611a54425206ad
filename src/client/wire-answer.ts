import { ApiError } from '../errors/api-error.js';
import type { Call } from '../pipeline/call.js';
import { operationOf } from '../pipeline/command-name.js';
import { handleCall } from '../pipeline/handle-call.js';
import type { Service } from '../pipeline/service.js';
import type { World } from '../pipeline/world.js';
import type { Slices } from '../store/state.js';
import type { OperationShapes } from '../validation/shape.js';
import type { HttpResponse } from '../wire/http-message.js';
import { readRequest } from '../wire/read-request.js';
import { writeError, writeOutput } from '../wire/write-response.js';
import type { Answer, SentCommand } from './answer.js';
import { createBypass } from './bypass.js';
import { endpointFor, type ClientEndpoint } from './client-endpoint.js';
import { abortError } from './exceptions.js';
import { fillToken } from './fill-token.js';
import { lendIdentity } from './lend-identity.js';
import { readRegion } from './region.js';
import { toHttpRequest, type SdkRequest } from './to-http-request.js';
import { unlessAborted } from './unless-aborted.js';

/**
 * The answer of a world to the clients of its services, in place of AWS at the other end of the wire: the SDK serializes, signs and
 * retries, and reads what comes back.
 */
export function createWireAnswer<S extends Slices>(world: World<S>, endpoints: readonly ClientEndpoint<S>[]): Answer {
  const bypass = createBypass();
  return {
    async answerCall({ client, args, context }, next) {
      const { service } = endpointFor(endpoints, context);
      const token = shapesOf(service, context.commandName)?.idempotencyToken;
      const own = await readRegion(client);
      const giveBack = lendIdentity(client, own === undefined ? world.region : undefined);
      try {
        return bypass.receive(await next(fillToken(args, token, world.nextToken)));
      } catch (error) {
        throw bypass.receiveError(error);
      } finally {
        giveBack();
      }
    },
    async answerRequest(sent, request) {
      if (sent.options.abortSignal?.aborted) throw abortError();
      const endpoint = endpointFor(endpoints, sent.context);
      const { protocol } = endpoint;
      const requestId = world.nextRequestId();
      try {
        const call = toCall(endpoint, sent, request);
        const region = (await readRegion(sent.client)) ?? world.region;
        const { output, isStubbed } = await unlessAborted(answer(world, endpoint, { ...call, region }), sent.options);
        if (!isStubbed) return toResult(writeOutput(protocol, output, requestId));
        const result = toResult(writeOutput(protocol, {}, requestId));
        bypass.sendOutput(result.response, output);
        return result;
      } catch (error) {
        if (error instanceof ApiError) return toResult(writeError(protocol, error, requestId));
        bypass.sendError(error);
        throw error;
      }
    },
  };
}

async function answer<S extends Slices>(
  world: World<S>,
  endpoint: ClientEndpoint<S>,
  call: Call,
): Promise<{ readonly output: object; readonly isStubbed: boolean }> {
  let isStubbed = false;
  const findStub: typeof endpoint.findStub = (stubbable) => {
    const stub = endpoint.findStub(stubbable);
    isStubbed = stub !== undefined;
    return stub;
  };
  const output = await handleCall(world, { ...endpoint, findStub }, call);
  return { output: output ?? {}, isStubbed };
}

/** A command that is newer than the model is read by the SDK alone: only a stub can answer it. */
function toCall<S extends Slices>(
  endpoint: ClientEndpoint<S>,
  { client, args, command, context }: SentCommand,
  request: SdkRequest,
): Omit<Call, 'region'> {
  const { commandName = 'unknown' } = context;
  if (shapesOf(endpoint.service, commandName) === undefined) return { commandName, command, input: args.input, client };
  const { operation, input } = readRequest(toHttpRequest(request), endpoint);
  return { commandName: `${operation}Command`, command, input, client };
}

function shapesOf<S extends Slices>({ inputRules }: Service<S>, commandName = ''): OperationShapes | undefined {
  return inputRules.shapes.operations[operationOf(commandName)];
}

/** The body is of bytes, so that the SDK need not wait for a stream. What the output is, the SDK reads there. */
function toResult({ statusCode, headers, body }: HttpResponse): { readonly response: object; readonly output: object } {
  return { response: { statusCode, headers: { ...headers }, body: new Uint8Array(Buffer.from(body)) }, output: {} };
}
