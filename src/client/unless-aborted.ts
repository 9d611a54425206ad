import { abortError } from './exceptions.js';
import type { SendOptions } from './sdk-client.js';

/** The reply, unless the caller gives it up before it comes. What the call has done is done all the same. */
export async function unlessAborted<T>(reply: T | PromiseLike<T>, { abortSignal }: SendOptions): Promise<T> {
  if (abortSignal === undefined) return reply;
  let giveUp = ignore;
  const abortion = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(abortError());
    if (abortSignal.aborted) giveUp();
    else abortSignal.addEventListener?.('abort', giveUp);
  });
  try {
    return await Promise.race([reply, abortion]);
  } finally {
    abortSignal.removeEventListener?.('abort', giveUp);
  }
}

function ignore(): void {}
