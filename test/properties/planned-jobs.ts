import * as fc from 'fast-check';
import { CancelJobCommand, TerminateJobCommand, type JobDependency } from '@aws-sdk/client-batch';

export const QUEUES = ['high', 'low', 'fargate'] as const;

/** A job as a property plans it. */
export interface PlannedJob {
  readonly queue: (typeof QUEUES)[number];
  readonly size: 'small' | 'large' | 'nodes';
  /** 1 for a job that is no array. */
  readonly children: number;
  readonly attempts: number;
  /** Of the attempts in turn. */
  readonly exitCodes: readonly number[];
  readonly seconds: number;
  /** It may run for a minute. */
  readonly hasTimeout: boolean;
  readonly isSequential: boolean;
  /** How many jobs before, and how. */
  readonly awaits: readonly { readonly back: number; readonly isNToN: boolean }[];
}

const plannedJob: fc.Arbitrary<PlannedJob> = fc.record({
  queue: fc.constantFrom(...QUEUES),
  size: fc.constantFrom('small', 'small', 'large', 'nodes'),
  children: fc.constantFrom(1, 1, 1, 2, 3, 5),
  attempts: fc.integer({ min: 1, max: 3 }),
  exitCodes: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: 1, maxLength: 3 }),
  seconds: fc.integer({ min: 1, max: 120 }),
  hasTimeout: fc.nat(3).map((one) => one === 0),
  isSequential: fc.nat(3).map((one) => one === 0),
  awaits: fc.array(fc.record({ back: fc.integer({ min: 1, max: 6 }), isNToN: fc.boolean() }), { maxLength: 2 }),
});

/** What a test does. */
export type Step =
  | { readonly type: 'submit'; readonly job: PlannedJob }
  | { readonly type: 'wait'; readonly seconds: number }
  | {
      readonly type: 'end';
      readonly Command: typeof CancelJobCommand | typeof TerminateJobCommand;
      readonly nth: number;
    }
  | { readonly type: 'interrupt'; readonly nth: number }
  | { readonly type: 'shortage' | 'return' };

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('submit' as const), job: plannedJob }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(500) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('end' as const),
        Command: fc.constantFrom(CancelJobCommand, TerminateJobCommand),
        nth: fc.nat(1_000),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('interrupt' as const), nth: fc.nat(1_000) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('shortage' as const, 'return' as const) }) },
  ),
  { minLength: 8, maxLength: 24 },
);

export interface SubmittedJob extends PlannedJob {
  readonly dependsOn: readonly JobDependency[];
}

/** The jobs that were submitted, by their ids. */
export type SubmittedJobs = ReadonlyMap<string, SubmittedJob>;

/** What the job depends on: some of those before it. */
export function dependenciesOf(job: PlannedJob, before: SubmittedJobs): JobDependency[] {
  const ids = [...before.keys()];
  const dependsOn: JobDependency[] = job.awaits.flatMap(({ back, isNToN }) => {
    const jobId = ids.at(-back);
    const other = jobId === undefined ? undefined : before.get(jobId);
    if (jobId === undefined || other === undefined) return [];
    const isPeer = job.children > 1 && other.children === job.children;
    return [isNToN && isPeer ? { jobId, type: 'N_TO_N' } : { jobId }];
  });
  return job.isSequential && job.children > 1 ? [...dependsOn, { type: 'SEQUENTIAL' }] : dependsOn;
}

export function exitCodeOf({ exitCodes }: Pick<PlannedJob, 'exitCodes'>, attempt: number, index: number): number {
  return exitCodes[(attempt - 1 + index) % exitCodes.length] ?? 0;
}

/** The ids of the jobs that must have succeeded before a job, or the child of an array, may start. */
export function listAwaited(jobs: SubmittedJobs, jobId: string): string[] {
  const [parentId = '', index] = jobId.split(':');
  const { dependsOn = [] } = jobs.get(parentId.replace(/#.*/, '')) ?? {};
  return dependsOn.flatMap(({ jobId: awaited, type }) => {
    if (type === 'SEQUENTIAL') return index === '0' ? [] : [`${parentId}:${Number(index) - 1}`];
    return awaited === undefined ? [] : [type === 'N_TO_N' ? `${awaited}:${index}` : awaited];
  });
}

type End = 'SUCCEEDED' | 'FAILED' | undefined;

/** How a job ends that nothing befalls; undefined where that is not known. */
export function expectedOf(jobs: SubmittedJobs, jobId: string): End {
  const [parentId = '', index] = jobId.split(':');
  const job = jobs.get(parentId);
  if (job === undefined) return undefined;
  if (index === undefined && job.children > 1) {
    return worstOf(Array.from({ length: job.children }, (_, child) => expectedOf(jobs, `${parentId}:${child}`)));
  }
  const awaited = worstOf(listAwaited(jobs, jobId).map((id) => expectedOf(jobs, id)));
  if (awaited !== 'SUCCEEDED') return awaited;
  if (job.hasTimeout && job.seconds > 60) return 'FAILED';
  const exitCodes = Array.from({ length: job.attempts }, (_, made) => exitCodeOf(job, made + 1, Number(index ?? 0)));
  return exitCodes.includes(0) ? 'SUCCEEDED' : 'FAILED';
}

function worstOf(ends: readonly End[]): End {
  if (ends.includes(undefined)) return undefined;
  return ends.includes('FAILED') ? 'FAILED' : 'SUCCEEDED';
}
