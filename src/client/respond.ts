import { ApiError } from '../errors/api-error.js';
import { UsageError } from '../errors/usage-error.js';
import { handleCall, type Call, type Endpoint } from '../pipeline/handle-call.js';
import type { World } from '../pipeline/world.js';
import type { Slices } from '../store/state.js';
import type { Answer } from './attach.js';
import { abortError, replyMetadata, toSdkException, type ExceptionClasses } from './exceptions.js';
import { readRegion } from './region.js';
import type { HandlerArgs, HandlerContext } from './sdk-client.js';

/** An emulated service behind SDK clients. */
export interface ClientEndpoint<S extends Slices> extends Endpoint<S> {
  /** `ECSClient` or `BatchClient`. */
  readonly clientName: string;
  /** For clients that do not know their own. */
  readonly exceptions: ExceptionClasses;
}

/** The answer of a world to the clients of its services. The state has changed when it returns its promise. */
export function createAnswer<S extends Slices>(world: World<S>, endpoints: readonly ClientEndpoint<S>[]): Answer {
  return async (client, args, context) => {
    if (context.__smithy_context?.abortSignal?.aborted) throw abortError();
    const endpoint = endpointFor(endpoints, context);
    const region = readRegion(client, world.region);
    const call = toCall(args, context, typeof region === 'string' ? region : await region);
    const id = world.nextRequestId();
    try {
      const answered = handleCall(world, endpoint, call);
      const output = (isPromise(answered) ? await answered : answered) as object;
      return { response: {}, output: withMetadata(output, id) };
    } catch (error) {
      throw error instanceof ApiError
        ? toSdkException(error, { client, fallback: endpoint.exceptions, requestId: id })
        : error;
    }
  };
}

function toCall(args: HandlerArgs, context: HandlerContext, region: string): Call {
  const command = context.__smithy_context?.commandInstance ?? { input: args.input };
  return { commandName: context.commandName ?? 'unknown', command: { ...command, input: args.input }, region };
}

function endpointFor<S extends Slices>(
  endpoints: readonly ClientEndpoint<S>[],
  { clientName, commandName }: HandlerContext,
): ClientEndpoint<S> {
  const endpoint = endpoints.find((candidate) => candidate.clientName === clientName);
  if (endpoint === undefined) {
    throw new UsageError(
      `${commandName} was sent by ${clientName}, which this mock does not answer. Use mockAws() to emulate ECS and Batch together.`,
    );
  }
  return endpoint;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function withMetadata(output: object | undefined, id: string): object {
  return { $metadata: replyMetadata(id), ...output };
}
