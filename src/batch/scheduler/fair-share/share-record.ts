import type { Stored } from '../../../store/table.js';

/** A share identifier that is active in a queue: it has jobs, or had some not long ago. */
export interface ShareRecord extends Stored {
  jobQueueArn: string;
  shareIdentifier: string;
  /** Its jobs that have not ended, an array being one. */
  unended: number;
  /** When the last of them ended. */
  idleSince?: number;
  /** What its jobs have now. */
  vcpus: number;
  /** The average of what they had until `averagedAt`, in which the latest counts most. */
  averagevCpus: number;
  averagedAt: number;
}
