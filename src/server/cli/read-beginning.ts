import { readFileSync } from 'node:fs';
import { UsageError } from '../../errors/usage-error.js';
import type { AwsMock } from '../../mock/mock-aws.js';
import { seedAws } from '../seed-aws.js';
import type { BeginningFlags } from './read-arguments.js';

/**
 * Reads the files, and returns what gives a world the beginning that they say.
 *
 * @throws UsageError when a file cannot be read or holds no JSON.
 */
export function readBeginning({ load, seedFile, autoAdvance }: BeginningFlags): (aws: AwsMock) => void {
  const snapshot = load === undefined ? undefined : readJson(load);
  const seed = seedFile === undefined ? undefined : readJson(seedFile);
  return (aws) => {
    if (load !== undefined) aws.load(snapshot);
    if (seedFile !== undefined) seedAws(aws, seed);
    if (autoAdvance !== undefined) aws.clock.autoAdvance(autoAdvance);
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Failed to read ${path}: ${why}. Give the path of a file of JSON.`, 'server', {
      cause: error,
    });
  }
}
