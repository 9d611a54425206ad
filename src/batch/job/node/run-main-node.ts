import { startAttempt } from '../attempt/start-attempt.js';
import { changeJob, type JobStep } from '../job-step.js';
import type { JobRecord } from '../job-record.js';
import { specOf } from '../job-table.js';
import { listNodes } from './list-nodes.js';

/** When the main node runs, the job runs, and the other nodes start. */
export function runMainNode(step: JobStep, node: JobRecord): void {
  const { draft, context } = step;
  const { parentArn, index } = node;
  const { nodeProperties } = specOf(draft, node);
  if (parentArn === undefined || index !== nodeProperties?.mainNode) return;
  changeJob(step, parentArn, { status: 'RUNNING', startedAt: context.now });
  for (const other of listNodes(draft, parentArn)) if (other.reservation !== undefined) startNode(step, other);
}

/** Assumption: the words of a node whose instance has gone before it could start; the job goes on without it. */
function startNode(step: JobStep, { jobArn, reservation }: JobRecord): void {
  const { draft, context } = step;
  const environment = draft.computeEnvironments.get(reservation?.computeEnvironmentArn ?? '');
  const instance =
    environment &&
    context.host.listInstances(environment).find(({ instanceArn }) => instanceArn === reservation?.instanceArn);
  if (environment !== undefined && instance !== undefined) {
    startAttempt(step, { jobArn, environment, instanceArn: instance.instanceArn });
    return;
  }
  changeJob(step, jobArn, {
    reservation: undefined,
    status: 'FAILED',
    statusReason: 'Host EC2 terminated.',
    stoppedAt: context.now,
  });
}
