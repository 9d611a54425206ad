import { takeConsumables } from '../consumable-resource/hold-consumables.js';
import { startAttempt } from '../job/attempt/start-attempt.js';
import type { JobStep } from '../job/job-step.js';
import { getJob } from '../job/job-table.js';
import { startNodes } from '../job/node/start-nodes.js';
import { takeOfShare } from './fair-share/change-share.js';
import type { PlannedStart } from './plan-dispatch.js';

/** RUNNABLE → STARTING, where the plan has found a place. */
export function startJob(step: JobStep, { jobArn, computeEnvironmentArn, instanceArns }: PlannedStart): void {
  const { draft } = step;
  const environment = draft.computeEnvironments.get(computeEnvironmentArn);
  if (environment === undefined) return;
  const job = getJob(draft, jobArn);
  takeConsumables(step, job);
  takeOfShare(step, job);
  if (job.numNodes !== undefined) return startNodes(step, { jobArn, environment, instanceArns });
  startAttempt(step, { jobArn, environment, instanceArn: instanceArns[0] });
}
