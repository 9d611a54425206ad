import { scopeOfArn } from '../aws/arn.js';
import type { BatchTransitionContext } from '../batch/batch-context.js';
import type { BatchDraft } from '../batch/batch-state.js';
import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import { endInstance } from '../batch/host/end-instance.js';
import type { HostInstance } from '../batch/host/compute-host.js';
import { loseHost } from '../batch/job/attempt/exit-attempt.js';
import { BOOT } from '../batch/scheduler/list-booting.js';
import { requestDispatch } from '../batch/scheduler/request-dispatch.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { JobRecord } from '../batch/job/job-record.js';

/** What befalls jobs and their instances. */
export interface BatchIncidents {
  /**
   * Spot takes back what the job runs on, or the instance: the attempt ends with `Host EC2 (instance i-…) terminated.`, or on Fargate
   * with `Your Spot Task was interrupted.` A job is named by its id or ARN, an instance by its ARN or EC2 id.
   */
  spotInterruption(jobOrInstance: string): void;
  /** Amazon EC2 has no more instances for the environment, named by name or ARN: none is launched until `capacityReturn`. */
  capacityShortage(computeEnvironment: string): void;
  /** Amazon EC2 has instances again. */
  capacityReturn(computeEnvironment: string): void;
}

/** A moment at which an incident happens. */
export interface BatchScene {
  readonly draft: BatchDraft;
  readonly context: BatchTransitionContext;
}

/** `happen` runs an incident in a transaction of its own. */
export function createBatchIncidents(happen: (incident: (scene: BatchScene) => void) => void): BatchIncidents {
  return {
    spotInterruption: (reference) =>
      happen((scene) => {
        const job = findJob(scene.draft, reference);
        if (job === undefined) endInstance(scene, getInstance(scene, reference));
        else interruptJob(scene, job);
      }),
    capacityShortage: (reference) => happen((scene) => setShortage(scene, reference, true)),
    capacityReturn: (reference) => happen((scene) => setShortage(scene, reference, false)),
  };
}

function interruptJob({ draft, context }: BatchScene, { jobArn, jobId, status, attempt }: JobRecord): void {
  if (attempt === undefined) {
    throw new UsageError(
      `spotInterruption: the job ${jobId} is ${status}, so it has nothing that could be taken back. Move the clock until it is STARTING or RUNNING.`,
    );
  }
  loseHost({ draft, context }, jobArn);
}

function setShortage({ draft, context }: BatchScene, reference: string, isShortOfCapacity: boolean): void {
  const { computeEnvironmentArn } = getEnvironment(draft, reference);
  if (isShortOfCapacity) context.cancel(computeEnvironmentArn, [BOOT]);
  draft.computeEnvironments.update(
    computeEnvironmentArn,
    (record) => void Object.assign(record, { isShortOfCapacity }),
  );
  requestDispatch(scopeOfArn(computeEnvironmentArn), context);
}

function findJob(draft: BatchDraft, reference: string): JobRecord | undefined {
  return draft.jobs.get(reference) ?? draft.jobs.all().find(({ jobId }) => jobId === reference);
}

function getEnvironment(draft: BatchDraft, reference: string): ComputeEnvironmentRecord {
  const environments = draft.computeEnvironments.all();
  const found = environments.find(
    ({ computeEnvironmentArn, computeEnvironmentName }) =>
      computeEnvironmentArn === reference || computeEnvironmentName === reference,
  );
  if (found !== undefined) return found;
  const names = environments.map(({ computeEnvironmentName }) => computeEnvironmentName);
  throw new UsageError(
    `${showValue(reference)} is no compute environment of this world, which has ${names.join(', ') || 'none'}. Give a name or an ARN.`,
  );
}

interface FoundInstance extends Pick<HostInstance, 'instanceArn'> {
  readonly computeEnvironmentArn: string;
}

function getInstance({ draft, context }: BatchScene, reference: string): FoundInstance {
  for (const environment of draft.computeEnvironments.all()) {
    const instance = context.host
      .listInstances(environment)
      .find(({ instanceArn, instanceId }) => instanceArn === reference || instanceId === reference);
    if (instance !== undefined) {
      return { computeEnvironmentArn: environment.computeEnvironmentArn, instanceArn: instance.instanceArn };
    }
  }
  throw new UsageError(
    `${showValue(reference)} is no job or instance of this world. Give the id or ARN of a job, or of an instance that its attempt names.`,
  );
}
