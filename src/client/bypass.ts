import type { Handler } from './sdk-client.js';

/**
 * What a test gives to its code past the wire, as it is, for it need not be anything that AWS could answer: the outputs of stubs, and
 * errors that are none of the service.
 */
export interface Bypass {
  /** The output goes beside a response, in whose place it arrives. */
  sendOutput(response: object, output: object): void;
  sendError(error: unknown): void;
  /** The result that the SDK has made of a response, or what was sent beside that. */
  receive(result: Result): Result;
  /** The error as it was sent: the SDK puts the number of attempts on all that is thrown. */
  receiveError(error: unknown): unknown;
}

type Result = Awaited<ReturnType<Handler>>;

export function createBypass(): Bypass {
  const outputs = new WeakMap<object, WithMetadata>();
  const errors = new WeakSet<Error>();
  return {
    sendOutput: (response, output) => void outputs.set(response, output),
    sendError(error) {
      if (error instanceof Error && !('$metadata' in error)) errors.add(error);
    },
    receive(result) {
      const output = outputs.get(result.response as object);
      if (output === undefined) return result;
      const { $metadata }: WithMetadata = result.output;
      return { ...result, output: { ...output, $metadata: output.$metadata ?? $metadata } };
    },
    receiveError(error) {
      if (error instanceof Error && errors.has(error)) Reflect.deleteProperty(error, '$metadata');
      return error;
    },
  };
}

interface WithMetadata {
  readonly $metadata?: unknown;
}
