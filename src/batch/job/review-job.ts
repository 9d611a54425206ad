import { requestDispatch } from '../scheduler/request-dispatch.js';
import { spawnChildren } from './array/spawn-children.js';
import { becomeRunnable } from './become-runnable.js';
import { listAwaited, listAwaitedByChild } from './dependency/list-awaited.js';
import { planReadiness, type Readiness } from './dependency/plan-readiness.js';
import { failJob } from './fail-job.js';
import { changeJob, type JobStep } from './job-step.js';
import type { JobRecord } from './job-record.js';
import { getJob, specOf } from './job-table.js';
import { spawnNodes } from './node/spawn-nodes.js';

const DEPENDENCY_FAILED = 'Dependent Job failed';

/** SUBMITTED or PENDING → what the jobs that this one waits for make of it. */
export function reviewJob(step: JobStep, jobArn: string): void {
  const job = step.draft.jobs.get(jobArn);
  if (job?.status !== 'SUBMITTED' && job?.status !== 'PENDING') return;
  const readiness = readinessOf(step, job);
  if (job.arraySize !== undefined) reviewArray(step, job, readiness);
  else settle(step, job, readiness);
}

function readinessOf({ draft }: JobStep, job: JobRecord): Readiness {
  const { parentArn, index } = job;
  if (parentArn === undefined || index === undefined) return planReadiness(listAwaited(draft, job, specOf(draft, job)));
  const parent = getJob(draft, parentArn);
  const spec = specOf(draft, parent);
  return planReadiness([...listAwaited(draft, parent, spec), ...listAwaitedByChild(draft, { parentArn, index }, spec)]);
}

function settle(step: JobStep, job: JobRecord, readiness: Readiness): void {
  const { jobArn, endsWith } = job;
  if (readiness === 'WAITING') return becomePending(step, job);
  // A request to cancel a job that waits takes effect when it waits no more.
  if (endsWith !== undefined) return failJob(step, jobArn, endsWith);
  if (readiness === 'FAILED') return failJob(step, jobArn, DEPENDENCY_FAILED);
  if (job.numNodes !== undefined) spawnNodes(step, job);
  becomeRunnable(step, jobArn);
  requestDispatch(jobArn, step.context);
}

function becomePending(step: JobStep, { jobArn, status }: JobRecord): void {
  if (status !== 'PENDING') changeJob(step, jobArn, { status: 'PENDING' });
}

/** Whether each child waits for others than its parent does. */
function dependsByChild({ spec }: JobRecord): boolean {
  return spec?.dependsOn.some(({ type }) => type !== undefined) ?? false;
}

/** The parent stays PENDING until its last child has ended. */
function reviewArray(step: JobStep, parent: JobRecord, readiness: Readiness): void {
  const { draft } = step;
  const { jobArn, status, endsWith } = parent;
  if (status === 'SUBMITTED') {
    becomePending(step, parent);
    const areReady = readiness === 'READY' && endsWith === undefined && !dependsByChild(parent);
    spawnChildren(step, parent, areReady);
    if (areReady) return requestDispatch(jobArn, step.context);
  }
  if (readiness === 'WAITING') return;
  if (readiness === 'FAILED') failJob(step, jobArn, DEPENDENCY_FAILED);
  for (const child of [...draft.jobs.list('byParentStatus', [jobArn, 'PENDING'])]) {
    settle(step, child, readinessOf(step, child));
  }
}
