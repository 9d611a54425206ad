import { ApiError } from '../errors/api-error.js';
import type { Call } from '../pipeline/call.js';
import { handleCall } from '../pipeline/handle-call.js';
import type { World } from '../pipeline/world.js';
import type { Slices } from '../store/state.js';
import type { Answer, SentCommand } from './answer.js';
import { endpointFor, type ClientEndpoint } from './client-endpoint.js';
import { abortError, replyMetadata, toSdkException } from './exceptions.js';
import { readRegion } from './region.js';
import { unlessAborted } from './unless-aborted.js';

/**
 * The answer of a world to the clients of its services, in place of all that they do with a call. The state has changed when it
 * returns its promise.
 */
export function createDirectAnswer<S extends Slices>(world: World<S>, endpoints: readonly ClientEndpoint<S>[]): Answer {
  return {
    async answerCall(sent) {
      const { client, context, options } = sent;
      const endpoint = endpointFor(endpoints, context);
      const own = readRegion(client);
      const region = (isPromise(own) ? await own : own) ?? world.region;
      if (options.abortSignal?.aborted) throw abortError();
      const requestId = world.nextRequestId();
      try {
        const answered = handleCall(world, endpoint, toCall(sent, region));
        const output = (isPromise(answered) ? await unlessAborted(answered, options) : answered) as object | undefined;
        return { response: {}, output: withMetadata(output, requestId) };
      } catch (error) {
        throw error instanceof ApiError ? toSdkException(error, { client, fallback: endpoint.sdk, requestId }) : error;
      }
    },
  };
}

/** The SDK puts it last. A stub may bring its own. */
function withMetadata(output: { readonly $metadata?: unknown } | null | undefined, requestId: string): object {
  return Object.assign({}, output, { $metadata: output?.$metadata ?? replyMetadata(requestId) });
}

function toCall({ client, args, command, context }: SentCommand, region: string): Call {
  return { commandName: context.commandName ?? 'unknown', command, input: args.input, region, client };
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
