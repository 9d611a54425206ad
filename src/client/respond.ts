import { ApiError } from '../errors/api-error.js';
import { UsageError } from '../errors/usage-error.js';
import { handleCall, type Call, type Endpoint } from '../pipeline/handle-call.js';
import type { World } from '../pipeline/world.js';
import type { Slices } from '../store/state.js';
import type { Answer, SentRequest } from './attach.js';
import { abortError, replyMetadata, toSdkException, type ExceptionClasses } from './exceptions.js';
import { readRegion } from './region.js';
import type { HandlerContext } from './sdk-client.js';

/** An emulated service behind SDK clients. */
export interface ClientEndpoint<S extends Slices> extends Endpoint<S> {
  /** `ECSClient` or `BatchClient`. */
  readonly clientName: string;
  /** For clients that do not know their own. */
  readonly exceptions: ExceptionClasses;
}

/** The answer of a world to the clients of its services. The state has changed when it returns its promise. */
export function createAnswer<S extends Slices>(world: World<S>, endpoints: readonly ClientEndpoint<S>[]): Answer {
  return async (sent) => {
    const { client, context, options } = sent;
    const endpoint = endpointFor(endpoints, context);
    const own = readRegion(client);
    const region = (isPromise(own) ? await own : own) ?? world.region;
    if (options.abortSignal?.aborted) throw abortError();
    const requestId = world.nextRequestId();
    try {
      const answered = handleCall(world, endpoint, toCall(sent, region));
      const output = (isPromise(answered) ? await answered : answered) as object | undefined;
      return { response: {}, output: withMetadata(output, requestId) };
    } catch (error) {
      throw error instanceof ApiError
        ? toSdkException(error, { client, fallback: endpoint.exceptions, requestId })
        : error;
    }
  };
}

/** The SDK puts it last. A stub may bring its own. */
function withMetadata(output: { readonly $metadata?: unknown } = {}, requestId: string): object {
  return { ...output, $metadata: output.$metadata ?? replyMetadata(requestId) };
}

function toCall({ client, args, context }: SentRequest, region: string): Call {
  const command = context.__smithy_context?.commandInstance ?? args;
  return { commandName: context.commandName ?? 'unknown', command, input: args.input, region, client };
}

function endpointFor<S extends Slices>(
  endpoints: readonly ClientEndpoint<S>[],
  { clientName, commandName }: HandlerContext,
): ClientEndpoint<S> {
  const endpoint = endpoints.find((candidate) => candidate.clientName === clientName);
  if (endpoint === undefined) {
    throw new UsageError(
      `${commandName} was sent by ${clientName}, which this mock does not answer: it emulates ECS and AWS Batch. Leave it out of the option client.`,
    );
  }
  return endpoint;
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
