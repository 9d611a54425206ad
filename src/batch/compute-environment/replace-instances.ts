import type { BatchTransition } from '../batch-context.js';
import type { ComputeHost, HostInstance } from '../host/compute-host.js';
import { endInstance } from '../host/end-instance.js';
import type { JobStep } from '../job/job-step.js';
import { BOOT } from '../scheduler/list-booting.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { END_REPLACED, SCALE_IN, UPDATED } from './environment-steps.js';

/** Of environments that have none of their own. */
export const DEFAULT_POLICY = { terminateJobsOnUpdate: false, jobExecutionTimeoutMinutes: 30 };

/**
 * An infrastructure update begins: the instances that are there take no more jobs, and go when they are idle. Jobs may run on for a
 * while, or are ended at once; others start on new instances meanwhile.
 */
export function beginReplacement(step: JobStep, environment: ComputeEnvironmentRecord): void {
  const { draft, context } = step;
  const { computeEnvironmentArn: target, updatePolicy } = environment;
  const { terminateJobsOnUpdate, jobExecutionTimeoutMinutes } = { ...DEFAULT_POLICY, ...updatePolicy };
  const replaced = context.host.listInstances(environment).map(({ instanceArn }) => instanceArn);
  draft.computeEnvironments.assign(target, { replaced });
  // They go as soon as they are idle.
  for (const instanceArn of replaced) context.cancel(instanceArn, [SCALE_IN]);
  // What boots has been launched from the old settings.
  context.cancel(target, [BOOT]);
  const afterMs = terminateJobsOnUpdate ? 0 : jobExecutionTimeoutMinutes * 60_000;
  context.schedule({ kind: END_REPLACED, target, afterMs, background: !terminateJobsOnUpdate });
  requestDispatch(target, context);
}

/** Whether any of the instances is still there. */
export function isReplacing(environment: ComputeEnvironmentRecord, { context }: JobStep): boolean {
  return listReplaced(environment, context.host).length > 0;
}

/** Of the instances that are still to be replaced. */
export function vcpusToReplace(environment: ComputeEnvironmentRecord, host: ComputeHost): number {
  return listReplaced(environment, host).reduce((sum, { registered }) => sum + registered.vcpus, 0);
}

/** What is idle of the instances that are to be replaced goes. With the last of them, the update is complete. */
export function retireInstances(step: JobStep, environment: ComputeEnvironmentRecord): void {
  const { draft, context } = step;
  const { computeEnvironmentArn: arn } = environment;
  if (environment.replaced === undefined) return;
  for (const { instanceArn } of listReplaced(environment, context.host)) {
    const isIdle = draft.jobs.first('byPlace', [arn, instanceArn]) === undefined;
    if (isIdle) context.host.terminateInstance(environment, instanceArn);
  }
  if (isReplacing(environment, step)) return;
  draft.computeEnvironments.assign(arn, { replaced: undefined });
  context.cancel(arn, [END_REPLACED]);
  if (context.scheduled(arn, [UPDATED]).length === 0) context.schedule({ kind: UPDATED, target: arn, afterMs: 0 });
}

/** Assumption: the attempts that still run there end in the words for a host that is lost. Others may follow them. */
export const endReplaced: BatchTransition = (draft, { target: computeEnvironmentArn }, context) => {
  const environment = draft.computeEnvironments.get(computeEnvironmentArn);
  if (environment === undefined) return;
  for (const { instanceArn } of listReplaced(environment, context.host)) {
    endInstance({ draft, context }, { computeEnvironmentArn, instanceArn });
  }
};

function listReplaced(environment: ComputeEnvironmentRecord, host: ComputeHost): HostInstance[] {
  const { replaced = [] } = environment;
  return replaced.flatMap((instanceArn) => host.findInstance(environment, instanceArn) ?? []);
}
