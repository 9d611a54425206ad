import type { JobRecord } from './job-record.js';

/** A child of an array, or a node: it has no tags of its own, and runs what its parent is to run. */
export function newPart(
  { jobArn, jobId, jobName, jobQueueArn, endsWith, share }: JobRecord,
  { place, now }: { readonly place: `${':' | '#'}${number}`; readonly now: number },
): Omit<JobRecord, 'sequence'> {
  return {
    jobArn: `${jobArn}${place}`,
    jobId: `${jobId}${place}`,
    ...{ jobName, jobQueueArn },
    index: Number(place.slice(1)),
    parentArn: jobArn,
    status: 'PENDING',
    createdAt: now,
    attempts: [],
    isCancelled: false,
    isTerminated: false,
    ...(endsWith !== undefined && { endsWith }),
    ...(share !== undefined && place.startsWith(':') && { share }),
    tags: {},
  };
}
