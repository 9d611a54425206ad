import { fits, type Quantities } from './quantities.js';

/** The job that keeps a queue, or a quota share, waiting. */
export interface WaitingHead {
  readonly jobArn: string;
  /** Undefined where nothing is wrong: there will be room sooner or later. */
  readonly reason: string | undefined;
}

/** More than there is can never start. */
export function explainWaiting(
  { jobArn, need }: { readonly jobArn: string; readonly need: Quantities },
  capacity: Quantities,
  most: Quantities = capacity,
): WaitingHead {
  if (!fits(need, capacity)) return { jobArn, reason: EXCEEDS_ENVIRONMENT };
  return { jobArn, reason: fits(need, most) ? undefined : EXCEEDS_SHARE };
}

const EXCEEDS_ENVIRONMENT =
  'MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - Service environment(s) associated with the job queue cannot meet the capacity requirement of the job.';

/** Assumption: what follows the key, which alone is on record. */
const EXCEEDS_SHARE =
  'MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED - Quota share cannot meet the capacity requirement of the job.';
