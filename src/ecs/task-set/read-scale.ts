import type { Scale } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';

/** What is not given is 0 %. Assumption: the wording; only the range is on record. */
export function readScale({ value = 0, unit = 'PERCENT' }: Scale = {}): Required<Scale> {
  if (!(value >= 0 && value <= 100)) throw invalidParameter('The scale value must be between 0 and 100.');
  return { value, unit };
}
