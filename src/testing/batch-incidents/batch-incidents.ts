import type { Happen } from '../incidents/happen.js';
import type { ContainerExit } from '../read-exit.js';
import type { BatchScene } from './batch-scene.js';
import { exitContainerOf, killContainerOf } from './container-exit.js';
import { interruptSpot, loseInstance, setShortage } from './lose-capacity.js';

/**
 * What befalls jobs and their instances, at once and with the events that AWS sends. A job is named by its id or ARN, an instance by its
 * ARN or EC2 id. What cannot befall it as it is now throws a `UsageError` that says when it can.
 */
export interface BatchIncidents {
  /**
   * Spot takes back what the job runs on, or the instance: the attempt ends with `Host EC2 (instance i-…) terminated.`, or on Fargate
   * with `Your Spot Task was interrupted.`
   */
  spotInterruption(jobOrInstance: string): void;
  /** The instance is gone: all attempts on it end with `Host EC2 (instance i-…) terminated.` */
  instanceTermination(instance: string): void;
  /**
   * Amazon EC2 has no more instances for the environment, named by name or ARN, or Fargate no room: none is launched, or no job started
   * there, until `capacityReturn`.
   */
  capacityShortage(computeEnvironment: string): void;
  /** There is capacity for the environment again. */
  capacityReturn(computeEnvironment: string): void;
  /**
   * An essential container of a job that is RUNNING exits by itself: the attempt is over, and the retry strategy decides what comes then.
   * That of a service job is `algo-1`, and its `reason` is what Amazon SageMaker says of the training.
   *
   * @example
   * batch.simulate.containerExit(jobId, { exitCode: 1 });
   */
  containerExit(job: string, exit?: ContainerExit): void;
  /**
   * The first essential container of a job that is RUNNING is killed for its use of memory: exit code 137 and an `OutOfMemoryError`, of
   * which a service job has the exit code alone.
   */
  outOfMemory(job: string): void;
}

/** `happen` runs an incident in a transaction of its own. */
export function createBatchIncidents(happen: Happen<BatchScene>): BatchIncidents {
  return {
    spotInterruption: (target) => happen('spotInterruption', [target], (scene) => interruptSpot(scene, target)),
    instanceTermination: (instance) =>
      happen('instanceTermination', [instance], (scene) => loseInstance(scene, instance)),
    capacityShortage: (environment) =>
      happen('capacityShortage', [environment], (scene) => setShortage(scene, environment, true)),
    capacityReturn: (environment) =>
      happen('capacityReturn', [environment], (scene) => setShortage(scene, environment, false)),
    containerExit: (job, exit) => happen('containerExit', [job, exit], (scene) => exitContainerOf(scene, job, exit)),
    outOfMemory: (job) => happen('outOfMemory', [job], (scene) => killContainerOf(scene, job)),
  };
}
