import type { Handler, HandlerArgs, HandlerContext, SdkClient, SendOptions } from './sdk-client.js';
import type { SdkRequest } from './to-http-request.js';

/** Answers calls of attached clients in place of AWS. */
export interface Answer {
  /** In place of what the SDK does with a call, behind the user's own middleware of the first step. `next` goes on with that. */
  answerCall(sent: SentCommand, next: Handler): ReturnType<Handler>;
  /** In place of what sends a request, for calls that `answerCall` has let go on: once an attempt. */
  answerRequest?(sent: SentCommand, request: SdkRequest): ReturnType<Handler>;
}

export interface SentCommand {
  readonly client: SdkClient;
  readonly args: HandlerArgs;
  /** A command of the class that was sent. */
  readonly command: object;
  readonly context: HandlerContext;
  readonly options: SendOptions;
}
