import type { Answer, SentCommand } from './answer.js';
import type { AttachableClient, Middleware, SendOptions } from './sdk-client.js';

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

/** Puts our middleware on a client. Returns the function that takes it off. */
export function intercept(client: AttachableClient, { findAnswer, optionsOfCall }: Interception): () => void {
  /** Calls that may go on to the bottom: who has begun to answer goes on with it, whatever is detached meanwhile. */
  const underWay = new WeakMap<object, { readonly answer: Answer; readonly sent: SentCommand }>();
  const top: Middleware = (next, context) => {
    const options = optionsOfCall();
    return (args) => {
      const answer = findAnswer();
      if (answer === undefined) return next(args);
      const command = context.__smithy_context?.commandInstance ?? args;
      const sent = { client, args, command, context, options };
      if (answer.answerRequest !== undefined) underWay.set(context, { answer, sent });
      return answer.answerCall(sent, next);
    };
  };
  const bottom: Middleware = (next, context) => (args) => {
    const { answer, sent } = underWay.get(context) ?? {};
    if (sent === undefined || args.request === undefined || answer?.answerRequest === undefined) return next(args);
    return answer.answerRequest(sent, args.request);
  };
  client.middlewareStack.add(top, TOP);
  client.middlewareStack.add(bottom, BOTTOM);
  forgetResolvedHandlers(client);
  return () => {
    client.middlewareStack.remove(top);
    client.middlewareStack.remove(bottom);
    forgetResolvedHandlers(client);
  };
}

/** With `cacheMiddleware: true` a client keeps the handler that it resolved for a command, whatever its stack is by now. */
function forgetResolvedHandlers(client: AttachableClient): void {
  if (client.handlers !== undefined) client.handlers = undefined;
}
