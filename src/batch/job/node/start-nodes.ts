import type { ComputeEnvironmentRecord } from '../../compute-environment/compute-environment-record.js';
import { startAttempt } from '../attempt/start-attempt.js';
import { changeJob, noteJob, type JobStep } from '../job-step.js';
import { specOf, getJob } from '../job-table.js';

export interface NodePlacement {
  /** Of the parent. */
  readonly jobArn: string;
  readonly environment: ComputeEnvironmentRecord;
  /** One for each node, which has it for itself. */
  readonly instanceArns: readonly string[];
}

/** There is room for all nodes: the main node starts, while the others keep their places. */
export function startNodes(step: JobStep, { jobArn, environment, instanceArns }: NodePlacement): void {
  const { draft } = step;
  const { computeEnvironmentArn } = environment;
  const mainNode = specOf(draft, getJob(draft, jobArn)).nodeProperties?.mainNode ?? 0;
  changeJob(step, jobArn, { status: 'STARTING', statusReason: undefined, blockedBy: undefined });
  for (const [index, instanceArn] of instanceArns.entries()) {
    const nodeArn = `${jobArn}#${index}`;
    if (index === mainNode) startAttempt(step, { jobArn: nodeArn, environment, instanceArn });
    else noteJob(step, nodeArn, { reservation: { computeEnvironmentArn, instanceArn } });
  }
}
