import type { SentCommand } from '../pipeline/call-log.js';

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
  send(...args: unknown[]): unknown;
  readonly middlewareStack: {
    add(middleware: Middleware, options: Readonly<Record<string, unknown>>): void;
    remove(middleware: Middleware): boolean;
  };
}

export type Middleware = (next: Handler, context: HandlerContext) => Handler;
export type Handler = (args: HandlerArgs) => Promise<{ response: unknown; output: object }>;

export interface HandlerArgs {
  readonly input: unknown;
}

/** What the SDK tells its middleware. */
export interface HandlerContext {
  readonly clientName?: string;
  readonly commandName?: string;
  readonly __smithy_context?: {
    readonly commandInstance?: SentCommand;
    readonly abortSignal?: { readonly aborted: boolean };
  };
}
