import { copyOutput } from './copy-output.js';

/**
 * What an action gives: its output, or a function that makes the output of frozen records, each time anew and all the way down. Outputs
 * are copied for the caller, which takes longer than most actions do; what shows the most, and is called the most, makes its own.
 */
export type Reply<Output> = Output | (() => Output);

/** Makes the output: a fresh, mutable one at each call. */
export function makerOf(reply: unknown): () => unknown {
  return typeof reply === 'function' ? (reply as () => unknown) : () => copyOutput(reply);
}
