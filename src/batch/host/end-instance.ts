import { ATTEMPT_STEPS } from '../job/attempt/attempt-steps.js';
import { endAttempt } from '../job/attempt/end-attempt.js';
import type { JobStep } from '../job/job-step.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';

export interface EndedInstance {
  readonly computeEnvironmentArn: string;
  readonly instanceArn: string;
}

/** Amazon EC2 has taken the instance away: the attempts that ran there are over, and the environment has an instance less. */
export function endInstance(step: JobStep, { computeEnvironmentArn, instanceArn }: EndedInstance): void {
  const { draft, context } = step;
  const environment = draft.computeEnvironments.get(computeEnvironmentArn);
  const instance = environment && context.host.findInstance(environment, instanceArn);
  if (environment === undefined || instance === undefined) return;
  const statusReason = `Host EC2 (instance ${instance.instanceId}) terminated.`;
  for (const { jobArn, attempt } of [...draft.jobs.list('byPlace', [computeEnvironmentArn, instanceArn])]) {
    context.cancel(jobArn, ATTEMPT_STEPS);
    if (attempt !== undefined) endAttempt(step, jobArn, { statusReason });
  }
  context.host.terminateInstance(environment, instanceArn);
  requestDispatch(computeEnvironmentArn, context);
}
