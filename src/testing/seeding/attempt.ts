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
      throw new UsageError(`Failed to seed ${place}: ${error.message}`, 'seeds');
    }
    if (!(error instanceof ApiError)) throw error;
    const text = error.message.replace(/\.?$/, '.');
    throw new UsageError(
      `Failed to seed ${path}: AWS would answer ${error.name}: ${text} Correct this part of the seed.`,
      'seeds',
      { cause: error },
    );
  }
}
