import * as fc from 'fast-check';

/** How much is tried: `vitest.deep.config.ts` says so. */
export const isDeep: boolean = process.env['PROPERTY_EFFORT'] === 'deep';

/** Of a test with properties, in milliseconds of real time. The deep version takes what it takes. */
export const patience: number = isDeep ? 0 : 60_000;

/** The seed and the path that a failure was printed with; and how many cases to try instead. */
const { PROPERTY_SEED, PROPERTY_PATH, PROPERTY_RUNS } = process.env;

export interface Effort {
  /** Of the quick version: every run of it tries the same. */
  readonly seed: number;
  /** How many cases the quick version tries, and how many the deep one. */
  readonly quick: number;
  readonly deep: number;
}

/**
 * Tries a property on many cases. What fails is made smaller, and printed with what replays it:
 * `PROPERTY_SEED=7 PROPERTY_PATH=12:3:0 npm test -- model -t 'name of the test'`.
 */
export async function assertProperty<T>(
  { seed, quick, deep }: Effort,
  cases: fc.Arbitrary<T>,
  holds: (one: T) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(cases, holds), {
    numRuns: PROPERTY_RUNS === undefined ? (isDeep ? deep : quick) : Number(PROPERTY_RUNS),
    seed: PROPERTY_SEED === undefined ? seed : Number(PROPERTY_SEED),
    ...(PROPERTY_PATH !== undefined && { path: PROPERTY_PATH, endOnFailure: true }),
    reporter(result) {
      if (!result.failed) return;
      const path = result.counterexamplePath ?? '';
      throw new Error(
        `${String(result.errorInstance)}\n\nReplay it: PROPERTY_SEED=${result.seed} PROPERTY_PATH=${path} npm test -- properties`,
        { cause: result.errorInstance },
      );
    },
  });
}
