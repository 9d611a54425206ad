import { vcpusNeeded, type QueuedJob } from '../site.js';

/** What the shares of a queue may have, so that something is left for those that are not active. */
export interface Reservation {
  readonly maxvCpus: number;
  /** What they have. */
  readonly usedvCpus: number;
  /** In percent. */
  readonly computeReservation: number;
  readonly activeShares: number;
}

/** Takes the vCPUs of a job, unless these are reserved. Assumption: a queue in which nothing runs can start a job of any size. */
export function openBudget(reservation: Reservation | undefined): (job: Pick<QueuedJob, 'needs'>) => boolean {
  if (reservation === undefined) return () => true;
  const { maxvCpus, computeReservation, activeShares } = reservation;
  const allowed = maxvCpus * (1 - (computeReservation / 100) ** activeShares);
  let used = reservation.usedvCpus;
  return (job) => {
    const vcpus = vcpusNeeded(job);
    if (used > 0 && used + vcpus > allowed) return false;
    used += vcpus;
    return true;
  };
}
