import { connectAgent } from '../../ecs/container-instance/connect-agent.js';
import { terminateInstance } from '../../ecs/container-instance/terminate-instance.js';
import { beginShortage, endShortage } from '../../ecs/shortage/set-shortage.js';
import { readPlace, type CapacityPlace } from './capacity-place.js';
import { exitContainerOf } from './container-exit.js';
import type { EcsScene } from './ecs-scene.js';
import { getInstance } from './find-target.js';
import { findHealth } from './health-check.js';
import { setHookResult, type HookResult } from './hook-result.js';
import { failImagePull } from './image-pull-error.js';
import type { Happen } from './happen.js';
import { OUT_OF_MEMORY, type ContainerExit } from '../read-exit.js';
import { setAlarmState, type AlarmState } from './set-alarm-state.js';
import { interruptSpot } from './spot-interruption.js';

/**
 * What befalls tasks and instances, at once and with the events that AWS sends. Each is named by its ARN, its id, or an instance by
 * its EC2 id. What cannot befall it as it is now throws a `UsageError` that says when it can.
 */
export interface EcsIncidents {
  /**
   * Fargate Spot takes a task back, or Amazon EC2 an instance: an event gives two minutes' warning, then the task stops, or the
   * instance, which drains meanwhile, is terminated.
   */
  spotInterruption(taskOrInstance: string): void;
  /** The instance is gone, and what ran on it with it. */
  instanceTermination(instance: string): void;
  /** The agent is not heard any more: no task is placed on the instance, and what its tasks do is not seen. */
  agentDisconnect(instance: string): void;
  /** The agent is back, and reports what has happened in the meantime. */
  agentReconnect(instance: string): void;
  /** An alarm of Amazon CloudWatch goes off, or is OK again. Default `ALARM`. */
  alarm(name: string, state?: AlarmState): void;
  /**
   * A container that runs exits by itself. The task stops with an essential one, or with the last that runs, unless the restart
   * policy of the container starts it again.
   *
   * @example
   * ecs.simulate.containerExit(taskArn, { exitCode: 1 });
   */
  containerExit(task: string, exit?: ContainerExit): void;
  /** A container that runs is killed for its use of memory: exit code 137 and an `OutOfMemoryError`. Default: the first essential one. */
  outOfMemory(task: string, container?: string): void;
  /**
   * The health check of a container that runs finds this from now on, in place of what its outcome says. A service replaces a task that
   * is UNHEALTHY. Default: the first container that has a health check.
   */
  healthCheck(task: string, status: 'HEALTHY' | 'UNHEALTHY', container?: string): void;
  /**
   * The image of a task that is starting cannot be pulled: the task stops, having never run. The text follows
   * `CannotPullContainerError: `; default: the image is not found.
   */
  imagePullError(task: string, text?: string): void;
  /**
   * AWS has no capacity in an Availability Zone, or for a capacity provider, until `capacityReturn`. Fargate starts no task there:
   * RunTask answers with a failure, services with an event. No instance is launched there, so tasks wait. What runs goes on.
   *
   * @example
   * ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE_SPOT' });
   */
  capacityShortage(place: CapacityPlace): void;
  /** There is capacity again: services and capacity providers that lack it try anew at once. */
  capacityReturn(place: CapacityPlace): void;
  /**
   * The lifecycle hook of a deployment ends that pauses (`AWAITING_ACTION`) or whose function is not ready (`IN_PROGRESS`). It is named by
   * its id, or by the name or ARN of its service, which means all that the service waits for.
   */
  hookResult(hookOrService: string, result: HookResult): void;
}

/** `happen` runs an incident in a transaction of its own. */
export function createEcsIncidents(happen: Happen<EcsScene>): EcsIncidents {
  const toInstance = (name: string, reference: string, change: (scene: InstanceScene) => void) =>
    happen(name, [reference], (scene) => {
      const { containerInstanceArn } = getInstance(scene.draft, reference);
      change({ ...scene, containerInstanceArn });
    });
  return {
    spotInterruption: (target) => happen('spotInterruption', [target], (scene) => interruptSpot(scene, target)),
    instanceTermination: (instance) => toInstance('instanceTermination', instance, terminateInstance),
    agentDisconnect: (instance) => toInstance('agentDisconnect', instance, (scene) => connectAgent(scene, false)),
    agentReconnect: (instance) => toInstance('agentReconnect', instance, (scene) => connectAgent(scene, true)),
    alarm: (name, state = 'ALARM') => happen('alarm', [name, state], (scene) => setAlarmState(scene, name, state)),
    containerExit: (task, exit) => happen('containerExit', [task, exit], (scene) => exitContainerOf(scene, task, exit)),
    outOfMemory: (task, container) =>
      happen('outOfMemory', [task, container], (scene) =>
        exitContainerOf(scene, task, { container, reason: OUT_OF_MEMORY }),
      ),
    healthCheck: (task, status, container) =>
      happen('healthCheck', [task, status, container], (scene) => findHealth(scene, task, { status, container })),
    imagePullError: (task, text) => happen('imagePullError', [task, text], (scene) => failImagePull(scene, task, text)),
    capacityShortage: (place) =>
      happen('capacityShortage', [place], (scene) => beginShortage(scene, readPlace(scene, place))),
    capacityReturn: (place) =>
      happen('capacityReturn', [place], (scene) => endShortage(scene, readPlace(scene, place))),
    hookResult: (hook, result) => happen('hookResult', [hook, result], (scene) => setHookResult(scene, hook, result)),
  };
}

interface InstanceScene extends EcsScene {
  readonly containerInstanceArn: string;
}
