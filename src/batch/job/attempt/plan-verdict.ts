import type { AttemptRecord, JobRecord, JobSpec } from '../job-record.js';
import { runnableOf } from '../runnable-of.js';
import { containersOf } from '../spec/containers-of-spec.js';
import { planRetry } from './plan-retry.js';

/** What becomes of a job when an attempt is over. */
export type Verdict = 'SUCCEEDED' | 'FAILED' | 'RUNNABLE';

export interface EndedAttempt {
  readonly job: Pick<JobRecord, 'jobArn' | 'index'>;
  /** Of a node, which may be this one. */
  readonly mainNode: Pick<JobRecord, 'jobArn' | 'status' | 'attempt'> | undefined;
  readonly ended: Pick<AttemptRecord, 'containers' | 'statusReason'>;
  /** The attempts that were made, with this one. */
  readonly made: number;
  /** The attempt ended because somebody wanted it to. */
  readonly wasStopped: boolean;
}

/**
 * A job succeeds when all of its essential containers exit with 0. The main node decides for all nodes. Assumption: nodes that were
 * stopped with the main node end as it does.
 */
export function planVerdict(spec: JobSpec, { job, mainNode, ended, made, wasStopped }: EndedAttempt): Verdict {
  const isMain = mainNode === undefined || mainNode.jobArn === job.jobArn;
  if (!isMain && mainNode.attempt === undefined) return mainNode.status as Verdict;
  if (wasStopped) return 'FAILED';
  const essential = containersOf(runnableOf(job, spec)).filter((container) => container.essential);
  const ends = ended.containers.filter(({ name }) => essential.some((container) => container.name === name));
  const failed = ends.find(({ exitCode }) => exitCode !== 0);
  if (failed === undefined) return 'SUCCEEDED';
  if (!isMain) return 'FAILED';
  const end = { exitCode: failed.exitCode, reason: failed.reason, statusReason: ended.statusReason };
  return planRetry(spec.retryStrategy, made, end) === 'RETRY' ? 'RUNNABLE' : 'FAILED';
}
