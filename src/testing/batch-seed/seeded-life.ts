import { parseArn } from '../../aws/arn.js';
import type { BatchContext } from '../../batch/batch-context.js';
import { contextAt } from '../seeding/context-at.js';
import type { JobSeed } from './batch-seed.js';
import type { BatchSeeding } from './batch-seeding.js';

/** A job on its way to the status that its seed wants. */
export interface SeededLife {
  readonly jobArn: string;
  readonly seed: JobSeed;
  /** The moment that it has got to. */
  now: number;
}

/** The context of a moment of the job's life, in which it does what the seed says. */
export function contextOf(
  { draft, context, bindHost }: BatchSeeding,
  { jobArn, seed }: SeededLife,
  now: number,
): BatchContext {
  const byStatus = seed.status === 'FAILED' ? { exitCode: 1 } : undefined;
  // Tasks have the times of the job that they are of.
  const isOwn = (target: string) =>
    target.startsWith(jobArn) || parseArn(target)?.resource.startsWith('task/') === true;
  const moment = contextAt(context, now, isOwn);
  return {
    ...moment,
    host: bindHost(draft, moment),
    outcomeOf: (describe, takeTurn) => seed.outcome ?? context.outcomeOf(describe, takeTurn) ?? byStatus,
  };
}
