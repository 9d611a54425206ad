import { ApiError } from '../../errors/api-error.js';
import { UsageError } from '../../errors/usage-error.js';
import { SeedProblem } from './seed-problem.js';

/** Seeds one resource. `path` is its place in the seed. */
export function attempt<T>(path: string, seedResource: () => T): T {
  try {
    return seedResource();
  } catch (error) {
    if (error instanceof SeedProblem) {
      const place = error.member === undefined ? path : `${path}.${error.member}`;
      throw new UsageError(`Failed to seed ${shorten(place)}: ${shorten(error.message)}`, 'seeds');
    }
    if (!(error instanceof ApiError)) throw error;
    const text = shorten(error.message).replace(/\.?$/, '.');
    throw new UsageError(
      `Failed to seed ${path}: AWS would answer ${error.name}: ${text} Correct this part of the seed.`,
      'seeds',
      { cause: error },
    );
  }
}

const MOST_CHARACTERS = 1_500;

/** Messages repeat what they were given, which may be of any length. */
function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
