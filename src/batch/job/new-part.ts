import { freeze } from 'immer';
import type { JobRecord } from './job-record.js';

const NO_ATTEMPTS: never[] = freeze([]);
const NO_TAGS = freeze({});

export interface NewPart {
  readonly place: `${':' | '#'}${number}`;
  readonly now: number;
  /** Default PENDING. */
  readonly status?: 'PENDING' | 'RUNNABLE';
  /** Since when it waits for room, if it does. */
  readonly runnableAt?: number;
}

/** A child of an array, or a node: it has no tags of its own, and runs what its parent is to run. */
export function newPart(
  { jobArn, jobId, jobName, jobQueueArn, endsWith, share }: JobRecord,
  { place, now, status = 'PENDING', runnableAt }: NewPart,
): Omit<JobRecord, 'sequence'> {
  const part: Omit<JobRecord, 'sequence'> = {
    jobArn: `${jobArn}${place}`,
    jobId: `${jobId}${place}`,
    jobName,
    jobQueueArn,
    index: Number(place.slice(1)),
    parentArn: jobArn,
    status,
    createdAt: now,
    attempts: NO_ATTEMPTS,
    isCancelled: false,
    isTerminated: false,
    tags: NO_TAGS,
  };
  if (endsWith !== undefined) part.endsWith = endsWith;
  if (share !== undefined && place.startsWith(':')) part.share = share;
  if (runnableAt !== undefined) part.runnableAt = runnableAt;
  return part;
}
