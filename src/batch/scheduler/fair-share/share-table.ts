import type { TableDefinition } from '../../../store/table.js';
import type { BatchDraft } from '../../batch-state.js';
import type { ShareRecord } from './share-record.js';

export const shareTable: TableDefinition<ShareRecord, 'byQueue'> = {
  key: ({ jobQueueArn, shareIdentifier }) => shareKey(jobQueueArn, shareIdentifier),
  indexes: { byQueue: ({ jobQueueArn }) => [jobQueueArn] },
  describe: () => undefined,
};

export function shareKey(jobQueueArn: string, shareIdentifier: string): string {
  return `${jobQueueArn} ${shareIdentifier}`;
}

/** The shares that are active in the queue, the oldest first. */
export function listShares(draft: BatchDraft, jobQueueArn: string): ShareRecord[] {
  return [...draft.shares.list('byQueue', [jobQueueArn])];
}
