import type { BatchDraft } from '../batch-state.js';
import { noteJob, type JobStep } from '../job/job-step.js';
import type { JobRecord } from '../job/job-record.js';
import { specOf } from '../job/job-table.js';
import { consumableNeedsOf, type ConsumableNeed } from './needs-of-spec.js';

/** What a job has of a consumable resource for the length of an attempt. */
export interface ConsumableHold extends ConsumableNeed {
  /** Of the resource, which somebody may delete and make anew: then nothing comes back to it. */
  readonly resource: number;
}

/** The job starts: it holds what it needs, or has used it up. */
export function takeConsumables({ draft, context }: JobStep, job: JobRecord): void {
  const holds = consumableNeedsOf(specOf(draft, job)).flatMap((need) => take(draft, need) ?? []);
  if (holds.length > 0) noteJob({ draft, context }, job.jobArn, { consumables: holds });
}

/** What is used up is gone from the total, too. */
function take(draft: BatchDraft, need: ConsumableNeed): ConsumableHold | undefined {
  const { consumableResourceArn, quantity } = need;
  const found = draft.consumableResources.get(consumableResourceArn);
  if (found === undefined) return undefined;
  if (found.resourceType === 'NON_REPLENISHABLE') {
    draft.consumableResources.assign(consumableResourceArn, { totalQuantity: found.totalQuantity - quantity });
    return undefined;
  }
  draft.consumableResources.assign(consumableResourceArn, { inUseQuantity: found.inUseQuantity + quantity });
  return { ...need, resource: found.sequence };
}

/** The job has ended, or waits for another attempt. Assumption: for that it takes anew what it needs. */
export function giveBackConsumables(draft: BatchDraft, { consumables = [] }: Pick<JobRecord, 'consumables'>): void {
  for (const { consumableResourceArn, quantity, resource } of consumables) {
    const found = draft.consumableResources.get(consumableResourceArn);
    if (found?.sequence !== resource) continue;
    draft.consumableResources.assign(consumableResourceArn, { inUseQuantity: found.inUseQuantity - quantity });
  }
}
