import { isInScope, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import type { QuotaShareRecord } from './quota-share-record.js';

export const quotaShareTable: TableDefinition<QuotaShareRecord, 'byQueue'> = {
  key: (share) => share.quotaShareArn,
  indexes: { byQueue: ({ jobQueueArn }) => [jobQueueArn] },
  describe: ({ state, status }) => `${state} ${status}`,
};

/** Assumption: the form of the ARN. */
export function quotaShareArn(jobQueueArn: string, name: string): string {
  return `${jobQueueArn}/quota-share/${name}`;
}

/** By its ARN alone. Assumption: the wording. */
export function getQuotaShare(draft: BatchDraft, arn: string, scope: Scope): QuotaShareRecord {
  const share = isInScope(arn, scope) ? draft.quotaShares.get(arn) : undefined;
  if (share === undefined) throw clientException(`${arn} does not exist`);
  return share;
}
