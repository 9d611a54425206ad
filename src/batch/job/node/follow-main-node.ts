import { giveBackConsumables } from '../../consumable-resource/hold-consumables.js';
import { giveBackToShare } from '../../scheduler/fair-share/change-share.js';
import { STOPPED } from '../attempt/attempt-steps.js';
import { hasEnded } from '../has-ended.js';
import { changeJob, noteJob, type JobStep } from '../job-step.js';
import type { JobRecord } from '../job-record.js';
import { getJob } from '../job-table.js';
import { noticeEnd } from '../notice-end.js';
import { findMainNode } from './find-main-node.js';
import { listNodes } from './list-nodes.js';

/** Assumption: the words; it is on record that the other nodes are stopped. */
const MAIN_NODE_EXIT = 'Main node exited';

/** A node has ended. When the main node has, the others stop; when all have, the job goes the way of the main node. */
export function followMainNode(step: JobStep, node: JobRecord): void {
  const { draft, context } = step;
  const mainNode = findMainNode(draft, node);
  if (mainNode === undefined || mainNode.attempt !== undefined) return;
  const nodes = listNodes(draft, mainNode.parentArn ?? '');
  const running = nodes.filter(({ attempt }) => attempt !== undefined);
  if (running.length === 0) return endNodes(step, mainNode, nodes);
  for (const { jobArn, attempt } of running) {
    if (attempt === undefined || attempt.isStopping === true) continue;
    noteJob(step, jobArn, { attempt: { ...attempt, isStopping: true } });
    context.cancel(jobArn);
    context.schedule({ kind: STOPPED, target: jobArn, afterMs: 0, data: { statusReason: MAIN_NODE_EXIT } });
  }
}

function endNodes(step: JobStep, mainNode: JobRecord, nodes: readonly JobRecord[]): void {
  const { status, statusReason, startedAt, stoppedAt, attempts, parentArn = '' } = mainNode;
  for (const node of nodes) endNode(step, node, mainNode);
  giveBackConsumables(step.draft, getJob(step.draft, parentArn));
  giveBackToShare(step, getJob(step.draft, parentArn));
  const parent = changeJob(step, parentArn, {
    consumables: undefined,
    ...{ status, attempts },
    ...(startedAt !== undefined && { startedAt }),
    ...(status === 'RUNNABLE' ? { runnableAt: step.context.now } : { stoppedAt, statusReason }),
  });
  if (status !== 'RUNNABLE') noticeEnd(step, parent);
}

/** All nodes are tried again together; those that have not started by the end never will. */
function endNode(step: JobStep, node: JobRecord, { status, stoppedAt }: JobRecord): void {
  if (node.reservation !== undefined) noteJob(step, node.jobArn, { reservation: undefined });
  if (node.status === status || (status !== 'RUNNABLE' && hasEnded(node))) return;
  const end = status === 'RUNNABLE' ? {} : { statusReason: MAIN_NODE_EXIT, stoppedAt };
  changeJob(step, node.jobArn, { status, statusReason: undefined, stoppedAt: undefined, ...end });
}
