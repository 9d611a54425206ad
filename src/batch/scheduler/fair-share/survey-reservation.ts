import type { BatchDraft } from '../../batch-state.js';
import type { JobQueueRecord } from '../../job-queue/job-queue-record.js';
import { findFairshare } from './find-fairshare.js';
import type { Reservation } from './open-budget.js';
import { listShares } from './share-table.js';

/**
 * Undefined where nothing is reserved: in most queues. Assumption: what other queues have of the same environments does not count.
 */
export function surveyReservation(draft: BatchDraft, queue: JobQueueRecord): Reservation | undefined {
  return reservationOf(draft, queue, () => maxvCpusOf(draft, queue));
}

/** Of all that there is, which `findMost` says; undefined where that is not known. */
export function reservationOf(
  draft: BatchDraft,
  { jobQueueArn }: JobQueueRecord,
  findMost: () => number | undefined,
): Reservation | undefined {
  const { computeReservation = 0 } = findFairshare(draft, jobQueueArn) ?? {};
  const maxvCpus = computeReservation === 0 ? undefined : findMost();
  if (maxvCpus === undefined) return undefined;
  const shares = listShares(draft, jobQueueArn);
  return {
    ...{ maxvCpus, computeReservation },
    usedvCpus: shares.reduce((sum, { vcpus }) => sum + vcpus, 0),
    activeShares: shares.length,
  };
}

/** Of all environments together. Undefined where one is UNMANAGED, and nobody has said how many vCPUs it has. */
function maxvCpusOf(draft: BatchDraft, { computeEnvironmentOrder }: JobQueueRecord): number | undefined {
  let sum = 0;
  for (const { computeEnvironment = '' } of computeEnvironmentOrder) {
    const { computeResources, unmanagedvCpus } = draft.computeEnvironments.get(computeEnvironment) ?? {};
    const maxvCpus = computeResources?.maxvCpus ?? unmanagedvCpus;
    if (maxvCpus === undefined) return undefined;
    sum += maxvCpus;
  }
  return sum;
}
