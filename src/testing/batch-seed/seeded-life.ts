import { parseArn } from '../../aws/arn.js';
import type { BatchContext } from '../../batch/batch-context.js';
import type { JobOutcome, JobSubject } from '../../batch/job/job-outcome.js';
import type { JobRecord } from '../../batch/job/job-record.js';
import { isNode } from '../../batch/job/job-table.js';
import { contextAt } from '../seeding/context-at.js';
import { readSeedTime } from '../seeding/seed-time.js';
import type { AttemptsSeed, JobSeed } from './batch-seed.js';
import type { BatchSeeding } from './batch-seeding.js';

/** A job on its way to the status that its seed wants. */
export interface SeededLife {
  readonly jobArn: string;
  readonly seed: JobSeed;
  /** The moment that it has got to. */
  now: number;
  /** The same of its children, by ARN, where it is an array. */
  readonly movedAt: Map<string, number>;
}

/** What the seed wants of a job, or of a child of it. */
export function wishOf(seed: JobSeed, { index, jobId }: Pick<JobRecord, 'index' | 'jobId'>): AttemptsSeed {
  return index === undefined || isNode({ jobId }) ? seed : wishOfChild(seed, index);
}

/** A child does as its parent, unless the seed says otherwise of it. */
export function wishOfChild(seed: JobSeed, index: number): AttemptsSeed {
  const child = seed.children?.[index];
  return { ...seed, ...(typeof child === 'string' ? { status: child } : child) };
}

/** The context of a moment of the job's life, in which it does what the seed says. */
export function contextOf({ context, hostAt }: BatchSeeding, { jobArn, seed }: SeededLife, now: number): BatchContext {
  // Tasks have the times of the job that they are of.
  const isOwn = (target: string) =>
    target.startsWith(jobArn) || parseArn(target)?.resource.startsWith('task/') === true;
  const moment = contextAt(context, now, isOwn);
  return {
    ...moment,
    host: hostAt(moment),
    outcomeOf: (describe, takeTurn) =>
      outcomeOf(seed, describe()) ?? context.outcomeOf(describe, takeTurn) ?? byDefault(seed, describe(), context),
  };
}

function outcomeOf(seed: JobSeed, { attempt, arrayIndex }: JobSubject): JobOutcome | undefined {
  const { attempts = [], outcome } = arrayIndex === undefined ? seed : wishOfChild(seed, arrayIndex);
  return attempts[attempt - 1] ?? outcome;
}

/** A job that nobody says anything of ends as its status wants, and one that has run for a while not before now. */
function byDefault(seed: JobSeed, { arrayIndex }: JobSubject, { now, timing }: BatchContext): JobOutcome | undefined {
  const { status } = arrayIndex === undefined ? seed : wishOfChild(seed, arrayIndex);
  if (status === 'FAILED') return { exitCode: 1 };
  if (status !== 'RUNNING' || seed.startedAt === undefined) return undefined;
  const elapsed = now - readSeedTime('startedAt', seed.startedAt, now);
  return elapsed < timing.jobDurationMs ? undefined : { after: elapsed + timing.jobDurationMs };
}
