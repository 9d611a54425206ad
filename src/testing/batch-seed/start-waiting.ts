import { consumableNeedsOf } from '../../batch/consumable-resource/needs-of-spec.js';
import { surveyConsumables } from '../../batch/consumable-resource/survey-consumables.js';
import type { JobRecord } from '../../batch/job/job-record.js';
import { specOf } from '../../batch/job/job-table.js';
import { openConsumables } from '../../batch/scheduler/open-consumables.js';
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
  if (starts.length < lives.size) throw noPlace(seeding, first, waiting);
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

function noPlace(seeding: BatchSeeding, first: Waiting, waiting: readonly Waiting[]): SeedProblem {
  const {
    job,
    life: { seed },
  } = first;
  return new SeedProblem(
    `the job ${job.jobName} cannot be ${wishOf(seed, job).status}: ` +
      (lackConsumables(seeding, waiting)
        ? 'too little is left of a consumable resource that it needs. Seed that with a higher totalQuantity.'
        : 'no compute environment of its queue has room for it. Seed one that is ENABLED and suits the job, or more maxvCpus.'),
  );
}

function lackConsumables({ draft: { batch } }: BatchSeeding, waiting: readonly Waiting[]): boolean {
  const stock = openConsumables(surveyConsumables(batch));
  return waiting.some(({ job }) => !stock.promise({ consumes: consumableNeedsOf(specOf(batch, job)) }));
}
