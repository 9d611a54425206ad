import type { HandlerArgs } from './sdk-client.js';

/**
 * Gives the input a token by which AWS knows a request that is sent again, where the caller has given none. The SDK would make one up
 * at random, and no run would be like another.
 */
export function fillToken(args: HandlerArgs, member: string | undefined, nextToken: () => string): HandlerArgs {
  const { input } = args;
  if (member === undefined || typeof input !== 'object' || input === null) return args;
  const { [member]: given } = input as Readonly<Record<string, unknown>>;
  return given === undefined || given === null ? { ...args, input: { ...input, [member]: nextToken() } } : args;
}
