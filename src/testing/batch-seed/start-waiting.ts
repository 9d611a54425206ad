import type { JobRecord } from '../../batch/job/job-record.js';
import { startJob } from '../../batch/scheduler/start-job.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import type { JobSeed } from './batch-seed.js';
import type { BatchSeeding } from './batch-seeding.js';
import { findPlaces } from './find-places.js';
import { contextOf, wishOf, type SeededLife } from './seeded-life.js';

/** A job, or a child of one, that only waits for room. */
export interface Waiting {
  readonly job: JobRecord;
  readonly life: SeededLife;
}

/** RUNNABLE → STARTING. The jobs are of one seed, and so of one queue. */
export function startWaiting(seeding: BatchSeeding, waiting: readonly Waiting[]): void {
  const { draft, context } = seeding;
  const [first] = waiting;
  if (first === undefined) return;
  const { seed } = first.life;
  const lives = new Map(waiting.map(({ job, life }) => [job.jobArn, life]));
  const starts = findPlaces(
    { draft: draft.batch, context },
    {
      jobQueueArn: first.job.jobQueueArn,
      jobArns: new Set(lives.keys()),
      areAlone: losesHost(seed),
    },
  );
  if (starts.length < lives.size) throw noRoom(first);
  for (const life of new Set(lives.values())) life.now += context.timing.schedulingMs;
  for (const start of starts) {
    const life = lives.get(start.jobArn);
    if (life !== undefined) startJob({ draft: draft.batch, context: contextOf(seeding, life, life.now) }, start);
  }
}

/** Whether any attempt takes its instance down with it. */
function losesHost({ outcome, attempts = [], children = [] }: JobSeed): boolean {
  const ofChildren = children.some((child) => typeof child !== 'string' && losesHost(child));
  return ofChildren || [outcome, ...attempts].some((one) => one?.hostTerminated === true);
}

function noRoom({ job, life: { seed } }: Waiting): SeedProblem {
  return new SeedProblem(
    `the job ${job.jobName} cannot be ${wishOf(seed, job).status}: no compute environment of its queue has room for it. ` +
      'Seed one that is ENABLED and suits the job, or more maxvCpus.',
  );
}
