import { UsageError } from '../errors/usage-error.js';
import type { Answer, SentCommand } from './answer.js';
import type { AttachableClient, HandlerContext, Middleware, SendOptions } from './sdk-client.js';

/** Before all that serializes, signs and sends, and behind the user's own middleware, which sees the call first. */
const TOP = { step: 'serialize', priority: 'high' };
/** Behind all that serializes, signs and reads the response. */
const BOTTOM = { step: 'deserialize', priority: 'low' };

export interface Interception {
  /** Who answers the client by now. */
  findAnswer(): Answer | undefined;
  /** The options of the call that is being sent right now. Older SDKs do not tell them to middleware. */
  optionsOfCall(): SendOptions;
}

/** Our middleware on a client. */
export interface Intercepted {
  /** Catches the requests, too, of calls that are sent from now on. Each middleware more makes each call of the client slower. */
  catchRequests(): void;
  /** Takes our middleware off. */
  release(): void;
}

/** Puts our middleware on a client. */
export function intercept(client: AttachableClient, { findAnswer, optionsOfCall }: Interception): Intercepted {
  /** Calls that may go on to the bottom: who has begun to answer goes on with it, whatever is detached meanwhile. */
  const underWay = new WeakMap<object, { readonly answer: Answer; readonly sent: SentCommand }>();
  let catchesRequests = false;
  const top: Middleware = (next, context) => {
    const options = optionsOfCall();
    const goesDown = catchesRequests;
    return (args) => {
      const answer = findAnswer();
      if (answer === undefined) return next(args);
      const isForRequests = answer.answerRequest !== undefined;
      if (isForRequests && !goesDown) return Promise.reject(sentTooEarly(context));
      const command = context.__smithy_context?.commandInstance ?? args;
      const sent = { client, args, command, context, options };
      if (isForRequests) underWay.set(context, { answer, sent });
      return answer.answerCall(sent, next);
    };
  };
  const bottom: Middleware = (next, context) => (args) => {
    const { answer, sent } = underWay.get(context) ?? {};
    if (sent === undefined || args.request === undefined || answer?.answerRequest === undefined) return next(args);
    return answer.answerRequest(sent, args.request);
  };
  client.middlewareStack.add(top, TOP);
  forgetResolvedHandlers(client);
  return {
    catchRequests() {
      if (catchesRequests) return;
      catchesRequests = true;
      client.middlewareStack.add(bottom, BOTTOM);
      forgetResolvedHandlers(client);
    },
    release() {
      client.middlewareStack.remove(top);
      client.middlewareStack.remove(bottom);
      forgetResolvedHandlers(client);
    },
  };
}

/** What catches its request is not in the handlers that the SDK put together for it. */
function sentTooEarly({ commandName }: HandlerContext): UsageError {
  return new UsageError(
    `A ${commandName} was under way when its client was mocked with transport: 'wire'. Await the calls of one mock before you make the next.`,
    'clients',
  );
}

/** With `cacheMiddleware: true` a client keeps the handler that it resolved for a command, whatever its stack is by now. */
function forgetResolvedHandlers(client: AttachableClient): void {
  if (client.handlers !== undefined) client.handlers = undefined;
}
