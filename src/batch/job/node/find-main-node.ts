import type { BatchDraft } from '../../batch-state.js';
import type { JobRecord } from '../job-record.js';
import { isNode, specOf } from '../job-table.js';

/** The main node of the job that a node belongs to; undefined for what is no node. */
export function findMainNode(draft: BatchDraft, node: JobRecord): JobRecord | undefined {
  if (!isNode(node) || node.parentArn === undefined) return undefined;
  return draft.jobs.get(`${node.parentArn}#${specOf(draft, node).nodeProperties?.mainNode ?? 0}`);
}
