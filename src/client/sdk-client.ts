import type { SdkRequest } from './to-http-request.js';

/** As much of a client of AWS SDK v3 as a caller has to show. Clients of every copy and version of the SDK have it. */
export interface SdkClient {
  /** What its commands go through. */
  readonly middlewareStack: object;
  /** What it was made with. */
  readonly config: object;
}

/** A client class: `ECSClient` itself, of whichever copy of the SDK, or a subclass. */
export interface SdkClientClass {
  /** What its clients have in common. */
  readonly prototype: SdkClient;
  /** For example `ECSClient`. */
  readonly name: string;
}

/** As much of it as the mock touches. */
export interface AttachableClient extends SdkClient {
  send(...args: readonly unknown[]): unknown;
  readonly middlewareStack: {
    add(middleware: Middleware, options: Readonly<Record<string, unknown>>): void;
    remove(middleware: Middleware): boolean;
  };
  /** With `cacheMiddleware: true`: what the client resolved for each command. */
  handlers?: unknown;
}

export type Middleware = (next: Handler, context: HandlerContext) => Handler;
export type Handler = (args: HandlerArgs) => Promise<{ response: unknown; output: object }>;

/** The command itself, unless a middleware of the user passes on something else. */
export interface HandlerArgs {
  readonly input: unknown;
  /** What the SDK has made of it, from the step `serialize` on. */
  readonly request?: SdkRequest;
}

/** What the SDK tells its middleware. */
export interface HandlerContext {
  readonly clientName?: string;
  readonly commandName?: string;
  readonly __smithy_context?: {
    /** With `cacheMiddleware: true` the first command of its class that the client sent. */
    readonly commandInstance?: object;
  };
}

/** What the second argument of `send` may say. */
export interface SendOptions {
  /** The SDK's own signals, from before Node had any, have no events. */
  readonly abortSignal?: Pick<AbortSignal, 'aborted'> & Partial<AbortEvents>;
}

type AbortEvents = Pick<AbortSignal, 'addEventListener' | 'removeEventListener'>;
