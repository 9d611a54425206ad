import { isFargate } from '../../compute-environment/environment-kind.js';
import { changeJob, noteJob, type JobStep } from '../job-step.js';
import type { CurrentAttempt, JobRecord, JobSpec } from '../job-record.js';
import { getJob, specOf } from '../job-table.js';
import { findMainNode } from '../node/find-main-node.js';
import { runMainNode } from '../node/run-main-node.js';
import { runnableOf } from '../runnable-of.js';
import { containersOf } from '../spec/containers-of-spec.js';
import { EXIT, TIMEOUT } from './attempt-steps.js';
import { endAttempt } from './end-attempt.js';
import { listEndedBefore } from './list-ended-before.js';
import { logStreamName } from './log-stream-name.js';

/** STARTING → RUNNING, unless the containers cannot start. */
export function runAttempt(step: JobStep, jobArn: string): void {
  const job = step.draft.jobs.get(jobArn);
  if (job?.status !== 'STARTING' || job.attempt === undefined) return;
  if (job.attempt.plan.startError !== undefined) return failStart(step, job, job.attempt);
  const running = becomeRunning(step, job, job.attempt);
  step.context.host.runTask(running);
  scheduleEnd(step, running, specOf(step.draft, job));
  noteParentStart(step, running);
  runMainNode(step, running);
}

/** On an instance the container says why. Assumption: on Fargate it is the attempt, as it is the task in ECS. */
function failStart(step: JobStep, job: JobRecord, { plan, computeEnvironmentArn }: CurrentAttempt): void {
  const { startError: reason = '' } = plan;
  const environment = step.draft.computeEnvironments.get(computeEnvironmentArn);
  const onFargate = environment !== undefined && isFargate(environment);
  const all = containersOf(runnableOf(job, specOf(step.draft, job)));
  const failed = all.find(({ name, essential }) =>
    plan.unstartable === undefined ? essential : name === plan.unstartable,
  );
  const ended = plan.unstartable === undefined ? undefined : listEndedBefore(plan.unstartable, all);
  endAttempt(step, job.jobArn, {
    statusReason: onFargate ? reason : 'Task failed to start',
    containers: [
      ...plan.containers.filter(({ name }) => ended?.has(name)),
      ...(failed !== undefined && !onFargate ? [{ name: failed.name, reason }] : []),
    ],
  });
}

function becomeRunning(step: JobStep, job: JobRecord, attempt: CurrentAttempt): JobRecord {
  const { now: startedAt } = step.context;
  const containers = logStreamsOf(job, specOf(step.draft, job));
  return changeJob(step, job.jobArn, {
    status: 'RUNNING',
    startedAt,
    attempt: { ...attempt, startedAt, containers },
  });
}

/** On EKS logs go elsewhere. */
function logStreamsOf(job: JobRecord, spec: JobSpec): CurrentAttempt['containers'] {
  const taskArn = job.attempt?.taskArn;
  return containersOf(runnableOf(job, spec)).map((container) => {
    const { name } = container;
    return taskArn === undefined ? { name } : { name, logStreamName: logStreamName(spec, container, taskArn) };
  });
}

/** Whichever comes first. The time of a job with nodes is that of its main node. */
export function scheduleEnd({ draft, context }: JobStep, job: JobRecord, { timeout }: JobSpec): void {
  const { jobArn, attempt } = job;
  const afterMs = attempt?.plan.afterMs ?? 0;
  const isLimited = (findMainNode(draft, job) ?? job).jobArn === jobArn;
  const limitMs = ((isLimited && timeout?.attemptDurationSeconds) || Infinity) * 1_000;
  if (limitMs < afterMs) context.schedule({ kind: TIMEOUT, target: jobArn, afterMs: limitMs });
  else context.schedule({ kind: EXIT, target: jobArn, afterMs });
}

/** Assumption: the parent of an array has started when its first child has. */
function noteParentStart(step: JobStep, { parentArn, startedAt = 0 }: JobRecord): void {
  if (parentArn === undefined) return;
  const { arraySize, startedAt: earlier } = getJob(step.draft, parentArn);
  if (arraySize !== undefined && earlier === undefined) {
    noteJob(step, parentArn, { startedAt });
  }
}
