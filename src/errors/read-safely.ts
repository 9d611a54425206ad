import { ApiError } from './api-error.js';
import { UsageError, type UsageTopic } from './usage-error.js';

/**
 * Reads what a test has handed in, which may be of any type: getters and proxies run code of its own, which may throw anything.
 *
 * @throws UsageError for a value that cannot be read.
 */
export function readSafely<T>(
  read: () => T,
  { name, topic }: { readonly name: string; readonly topic: UsageTopic },
): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError || error instanceof ApiError) throw error;
    const why = error instanceof Error ? error.message : 'it throws what is no error';
    throw new UsageError(`${name} cannot be read: ${why.slice(0, MOST_CHARACTERS)}. Give plain values.`, topic, {
      cause: error,
    });
  }
}

const MOST_CHARACTERS = 200;
