import type { BatchDraft } from '../../batch-state.js';
import type { ServiceJobRecord } from '../service-job-record.js';

export interface TimeLimit {
  readonly afterMs: number;
  /** Of the job that is terminated. */
  readonly statusReason: string;
}

/** How long the queue puts up with a job that waits for such a reason. Undefined: for ever. */
export function timeLimitOf(
  draft: BatchDraft,
  { jobQueueArn }: Pick<ServiceJobRecord, 'jobQueueArn'>,
  key: string,
): TimeLimit | undefined {
  const actions = draft.jobQueues.get(jobQueueArn)?.jobStateTimeLimitActions ?? [];
  const { maxTimeSeconds } = actions.find(({ reason }) => reason === key) ?? {};
  if (maxTimeSeconds === undefined) return undefined;
  return {
    afterMs: maxTimeSeconds * 1_000,
    statusReason: `Terminated by JobStateTimeLimit action due to reason: ${key}`,
  };
}
