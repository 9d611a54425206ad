import { giveBackConsumables } from '../../consumable-resource/hold-consumables.js';
import { isFargate } from '../../compute-environment/environment-kind.js';
import { giveBackToShare } from '../../scheduler/fair-share/change-share.js';
import { requestDispatch } from '../../scheduler/request-dispatch.js';
import { noticeEnd } from '../notice-end.js';
import { changeJob, type JobStep } from '../job-step.js';
import type { AttemptContainer, AttemptRecord, CurrentAttempt, JobRecord } from '../job-record.js';
import { getJob, isNode, specOf } from '../job-table.js';
import { findMainNode } from '../node/find-main-node.js';
import { followMainNode } from '../node/follow-main-node.js';
import { attemptsMade } from './attempts-made.js';
import { planVerdict, type Verdict } from './plan-verdict.js';

/** How an attempt has ended. */
export interface AttemptOutcome {
  readonly statusReason: string;
  /** How its containers have ended, but for those that had ended before. Default: as if they had never run. */
  readonly containers?: readonly Omit<AttemptContainer, 'logStreamName'>[];
  /** Whether another attempt may follow. Default true. */
  readonly mayRetry?: boolean;
}

/** The attempt is over: the job has succeeded or failed, or is RUNNABLE once more. */
export function endAttempt(step: JobStep, jobArn: string, outcome: AttemptOutcome): void {
  const { draft, context } = step;
  const job = getJob(draft, jobArn);
  const { attempt } = job;
  if (attempt === undefined) return;
  const ended = toEnded(attempt, outcome, context.now);
  giveBack(step, attempt);
  giveBackConsumables(draft, job);
  giveBackToShare(step, job);
  const verdict = planVerdict(specOf(draft, job), {
    job,
    ended,
    made: attemptsMade(draft, job) + 1,
    mainNode: findMainNode(draft, job),
    wasStopped: outcome.mayRetry === false || attempt.isStopping === true,
  });
  const after = changeJob(step, jobArn, {
    status: verdict,
    attempt: undefined,
    consumables: undefined,
    attempts: job.attempts.concat(ended),
    ...(verdict === 'RUNNABLE'
      ? { runnableAt: context.now }
      : { statusReason: outcome.statusReason, stoppedAt: context.now }),
  });
  // The host may tell at once that the task has stopped: by now the job knows.
  context.host.endTask(job, ended);
  requestDispatch(jobArn, context);
  finish(step, after, verdict);
}

function finish(step: JobStep, job: JobRecord, verdict: Verdict): void {
  if (isNode(job)) followMainNode(step, job);
  else if (verdict !== 'RUNNABLE') noticeEnd(step, job);
}

/** What remains of an attempt. */
function toEnded(
  current: CurrentAttempt,
  { statusReason, containers = [] }: AttemptOutcome,
  now: number,
): AttemptRecord {
  const { taskArn, containerInstanceArn, podName, nodeName, networkInterfaces, startedAt } = current;
  const endOf = (name: string) => containers.find((container) => container.name === name);
  const ended: AttemptRecord = {
    containers: current.containers.map((one) => (hasEnded(one) ? one : { ...one, ...endOf(one.name) })),
    stoppedAt: now,
    statusReason,
  };
  if (taskArn !== undefined) ended.taskArn = taskArn;
  if (containerInstanceArn !== undefined) ended.containerInstanceArn = containerInstanceArn;
  if (podName !== undefined) ended.podName = podName;
  if (nodeName !== undefined) ended.nodeName = nodeName;
  if (networkInterfaces !== undefined) ended.networkInterfaces = networkInterfaces;
  if (startedAt !== undefined) ended.startedAt = startedAt;
  return ended;
}

function hasEnded({ exitCode }: AttemptContainer): boolean {
  return exitCode !== undefined;
}

function giveBack({ draft }: JobStep, { computeEnvironmentArn, need }: CurrentAttempt): void {
  const environment = draft.computeEnvironments.get(computeEnvironmentArn);
  if (environment === undefined || !isFargate(environment)) return;
  draft.computeEnvironments.update(computeEnvironmentArn, (record) => void (record.usedvCpus -= need.vcpus));
}
