import { readSafely } from '../errors/read-safely.js';
import { copyPlain } from '../validation/copy-plain.js';

/** A copy: the test keeps its seed, and may change it. */
export function readSeed<Seed>(seed: Seed): Seed {
  return readSafely(() => copyPlain(seed) as Seed, { name: 'seed', topic: 'seeds' });
}
