/** As much of a client of AWS SDK v3 as a caller has to show. Clients of every copy and version of the SDK have it. */
export interface SdkClient {
  readonly middlewareStack: object;
  readonly config: object;
}

/** A client class: `ECSClient` itself, of whichever copy of the SDK, or a subclass. */
export interface SdkClientClass {
  readonly prototype: SdkClient;
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
  readonly abortSignal?: { readonly aborted: boolean };
}
