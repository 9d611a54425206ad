import type { JobStatus } from '@aws-sdk/client-batch';
import type { JobRecord } from '../../batch/job/job-record.js';
import { getJob } from '../../batch/job/job-table.js';
import { jobTransitions } from '../../batch/job/job-transitions.js';
import { compareDue, type Transition } from '../../store/transition.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import type { JobSeed } from './batch-seed.js';
import type { BatchSeeding } from './batch-seeding.js';
import { dateBackJob } from './date-back-job.js';
import { contextOf, wishOf, type SeededLife } from './seeded-life.js';
import { startWaiting } from './start-waiting.js';

const UNPLACED: readonly JobStatus[] = ['SUBMITTED', 'PENDING', 'RUNNABLE'];

/**
 * Lets the jobs of a seed live by their own transitions until they have the status that it wants, and dates it all back, so that
 * they have the status right now. What is to come afterwards comes as it would have.
 */
export function liveUntil(seeding: BatchSeeding, jobArns: readonly string[], seed: JobSeed): void {
  const { now } = seeding.context;
  const lives = jobArns.map((jobArn): SeededLife => ({ jobArn, seed, now, movedAt: new Map() }));
  let left = lives;
  do {
    left = left.filter((life) => !hasArrived(seeding, life));
  } while (left.length > 0 && goOn(seeding, left));
  const [stuck] = left;
  if (stuck !== undefined) assertArrived(seeding, stuck);
  for (const life of lives) dateBackJob(seeding, life);
}

/** An array has come as far as all of its children. */
function hasArrived({ draft: { batch } }: BatchSeeding, { jobArn, seed }: SeededLife): boolean {
  const job = getJob(batch, jobArn);
  if (job.arraySize === undefined || job.status === 'SUBMITTED') return isAsWished(seed, job);
  return [...batch.jobs.list('byParentStatus', [jobArn])].every((child) => isAsWished(seed, child));
}

function isAsWished(seed: JobSeed, job: JobRecord): boolean {
  const { status = 'RUNNABLE', attempts = [] } = wishOf(seed, job);
  return job.status === status && job.attempts.length >= attempts.length;
}

/** A job of which no more is said than that it is there may have to wait for others. */
function assertArrived({ draft: { batch } }: BatchSeeding, { jobArn, seed }: SeededLife): void {
  const parts = [getJob(batch, jobArn), ...batch.jobs.list('byParentStatus', [jobArn])];
  const [, ...children] = parts;
  const stuck = (children.length > 0 ? children : parts).find((part) => !isAsWished(seed, part));
  const { status, attempts } = stuck ? wishOf(seed, stuck) : {};
  if (stuck !== undefined && (status !== undefined || attempts !== undefined)) throw unreachable(stuck, status);
}

/** The next thing happens to each of the jobs. Gives whether there was one. */
function goOn(seeding: BatchSeeding, lives: readonly SeededLife[]): boolean {
  const waiting = lives.flatMap((life) => listRunnable(seeding, life).map((job) => ({ job, life })));
  if (waiting.length > 0) {
    startWaiting(seeding, waiting);
    return true;
  }
  let hasMoved = false;
  for (const life of lives) {
    for (const next of listNext(seeding, life)) {
      run(seeding, life, next);
      hasMoved = true;
    }
  }
  return hasMoved;
}

/** The job, or those of its children, that only wait for room, where they are not to stay so. */
function listRunnable({ draft: { batch } }: BatchSeeding, life: SeededLife): JobRecord[] {
  const job = getJob(batch, life.jobArn);
  const runnable = job.arraySize === undefined ? [job] : batch.jobs.list('byParentStatus', [job.jobArn, 'RUNNABLE']);
  return [...runnable].filter(({ status, ...part }) => status === 'RUNNABLE' && isToStart(life.seed, part));
}

function isToStart(seed: JobSeed, job: Pick<JobRecord, 'index' | 'jobId' | 'attempts'>): boolean {
  const { status = 'RUNNABLE', attempts = [] } = wishOf(seed, job);
  return !UNPLACED.includes(status) || job.attempts.length < attempts.length;
}

/** What comes next for the job and its children, each by itself. Children that have come far enough wait; nodes act on each other. */
function listNext({ draft }: BatchSeeding, life: SeededLife): Transition[] {
  const job = getJob(draft.batch, life.jobArn);
  const parts = [...draft.batch.jobs.list('byParentStatus', [job.jobArn])];
  const moving = job.numNodes === undefined ? parts.filter((part) => !isAsWished(life.seed, part)) : parts;
  const next = [job, ...moving].flatMap(({ jobArn }) => listPending(draft, jobArn)[0] ?? []).toSorted(compareDue);
  return job.numNodes === undefined ? next : next.slice(0, 1);
}

function listPending({ transitions }: BatchSeeding['draft'], jobArn: string): Transition[] {
  const pending = transitions.of(jobArn);
  return pending.filter(({ background }) => !background).toSorted(compareDue);
}

function run(seeding: BatchSeeding, life: SeededLife, next: Transition): void {
  const { draft } = seeding;
  // Another may just have taken it back.
  if (!draft.transitions.delete(next)) return;
  jobTransitions[next.kind]?.(draft.batch, next, contextOf(seeding, life, next.dueAt));
  life.now = Math.max(life.now, next.dueAt);
  life.movedAt.set(next.target, next.dueAt);
}

function unreachable({ jobName, status }: JobRecord, wanted: JobStatus = 'RUNNABLE'): SeedProblem {
  return new SeedProblem(
    `the job ${jobName} cannot be ${wanted}: with its outcome and the jobs that it waits for it gets no further than ${status}. ` +
      'Seed it with a status that it can reach, or with another outcome.',
  );
}
