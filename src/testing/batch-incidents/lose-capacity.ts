import { endInstance } from '../../batch/host/end-instance.js';
import { loseHost } from '../../batch/job/attempt/exit-attempt.js';
import { BOOT } from '../../batch/scheduler/list-booting.js';
import type { JobRecord } from '../../batch/job/job-record.js';
import { requestDispatch } from '../../batch/scheduler/request-dispatch.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { BatchScene } from './batch-scene.js';
import { findInstance, findJob, findServiceJob, getAttempt, getEnvironment } from './find-target.js';

/** Spot takes back what the job runs on, or the instance. */
export function interruptSpot(scene: BatchScene, reference: string): void {
  const job = findJob(scene.draft, reference);
  if (job !== undefined) return interruptJob(scene, job);
  const instance = findInstance(scene, reference);
  if (instance !== undefined) return endInstance(scene, instance);
  if (findServiceJob(scene.draft, reference) !== undefined) {
    throw new UsageError(
      `${scene.incident}: ${reference} is a service job, which has no instance of this world. Say with batch.onJob that its attempt is hostTerminated.`,
      'incidents',
    );
  }
  throw new UsageError(
    `${showValue(reference)} is no job or instance of this world. Give the id or ARN of a job, or of an instance that its attempt names.`,
    'incidents',
  );
}

function interruptJob(scene: BatchScene, job: JobRecord): void {
  const { computeEnvironmentArn } = getAttempt(scene, job, ['STARTING', 'RUNNING']);
  const { type } = scene.draft.computeEnvironments.get(computeEnvironmentArn)?.computeResources ?? {};
  if (type === 'FARGATE') {
    throw new UsageError(
      `${scene.incident}: the job ${job.jobId} runs on FARGATE, so nobody takes it back. Run it in an environment of the type FARGATE_SPOT.`,
      'incidents',
    );
  }
  loseHost(scene, job.jobArn);
}

/** The instance is gone, and the attempts on it are over. */
export function loseInstance(scene: BatchScene, reference: string): void {
  const instance = findInstance(scene, reference);
  if (instance !== undefined) return endInstance(scene, instance);
  throw new UsageError(
    `${showValue(reference)} is no instance of this world. Give an ARN or an EC2 id, such as the attempts of jobs name them.`,
    'incidents',
  );
}

export function setShortage({ draft, context }: BatchScene, reference: string, isShortOfCapacity: boolean): void {
  const { computeEnvironmentArn } = getEnvironment(draft, reference);
  if (isShortOfCapacity) context.cancel(computeEnvironmentArn, [BOOT]);
  draft.computeEnvironments.update(
    computeEnvironmentArn,
    (record) => void Object.assign(record, { isShortOfCapacity }),
  );
  requestDispatch(computeEnvironmentArn, context);
}
