import type { LaunchSpec } from '../launch-spec.js';
import { retryTimeOf } from '../note-failed-start.js';
import type { DeploymentRecord, ServiceRecord } from '../service-record.js';

/** The tasks that there shall be of one deployment or one task set. */
export interface Fleet {
  /** Its id, which its tasks have as `startedBy`. */
  readonly starter: string;
  readonly spec: LaunchSpec;
  readonly wanted: number;
  /** The healthy tasks that there must be while others are replaced. */
  readonly lower: number;
  /** The tasks that there may be while others are replaced. */
  readonly upper: number;
  /** Whether it takes the place of all tasks that belong to no fleet. */
  readonly replacesOthers: boolean;
  /** When tasks may be launched: not before then, and never where it is undefined. */
  readonly launchAt: number | undefined;
}

/** How many tasks there must and may be, rounded as AWS does: in favour of those that serve. */
export function limitsOf(
  { deploymentConfiguration: { minimumHealthyPercent, maximumPercent } }: ServiceRecord,
  wanted: number,
): Pick<Fleet, 'lower' | 'upper'> {
  return {
    lower: Math.ceil((wanted * minimumHealthyPercent) / 100),
    upper: Math.floor((wanted * maximumPercent) / 100),
  };
}

/** A deployment that has failed launches nothing more. */
export function launchTimeOf({ rolloutState, backoff }: DeploymentRecord): number | undefined {
  return rolloutState === 'FAILED' ? undefined : retryTimeOf(backoff);
}
