import type { LoadBalancer } from '@aws-sdk/client-ecs';
import { decideStop, type StopDecision } from '../../task/stop-containers.js';
import type { TaskRecord } from '../../task/task-record.js';
import { noteFailedStart } from '../note-failed-start.js';
import { addServiceEvent } from '../service-event-table.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import { listTasks } from './announce-launch.js';
import { listLoadBalancers } from './list-load-balancers.js';
import { nameLoadBalancer } from './name-load-balancer.js';
import type { SurveyedTask } from './survey-service.js';

/** Stops tasks and says so. One that its health checks have given up counts as a failure of what started it. */
export function stopServiceTasks(step: ServiceStep, stops: readonly SurveyedTask[]): void {
  const { draft, context, serviceArn } = step;
  const [first] = stops;
  if (first === undefined) return;
  for (const stop of stops) {
    const { taskArn, startedBy: starter = '' } = stop.task;
    if (stop.health === 'UNHEALTHY') {
      announceUnhealthy(step, stop);
      noteFailedStart(step, { serviceArn, starter });
    }
    decideStop({ draft, context, taskArn }, bySchedulerBecause(reasonOf(step, stop)));
  }
  const pending = stops.filter(({ health }) => health === 'PENDING');
  const running = stops.filter(({ health }) => health !== 'PENDING').map(({ task }) => task);
  // What is stopped together is of the same task set, where there are task sets.
  const { startedBy } = first.task;
  if (pending.length > 0) addServiceEvent(step, `stopped ${pending.length} pending tasks.`, startedBy);
  if (running.length > 0) {
    addServiceEvent(step, `has stopped ${running.length} running tasks: ${listTasks(running)}.`, startedBy);
  }
}

/**
 * Assumption: the reason names the deployment that the task belongs to, and the sentence about a DRAINING instance, of which only
 * the end is on record.
 */
function reasonOf(step: ServiceStep, { task, verdict, isDraining }: SurveyedTask): string {
  if (verdict.failed === 'container') return 'Task failed container health checks';
  if (verdict.failed === 'target') {
    return `Task failed ELB health checks in ${nameLoadBalancer(loadBalancerOf(step, task))}`;
  }
  if (isDraining) return `Service ${serviceOf(step).serviceName}: container instance is in DRAINING state`;
  return scalingReason(task);
}

/** A task stops as there are too many, or others take its place, or its service is deleted. */
export function scalingReason({ startedBy }: Pick<TaskRecord, 'startedBy'>): string {
  return `Scaling activity initiated by (deployment ${startedBy})`;
}

export function bySchedulerBecause(stoppedReason: string): StopDecision {
  return { stopCode: 'ServiceSchedulerInitiated', stoppedReason };
}

/** Assumption: the reason for which a target is unhealthy. */
function announceUnhealthy(step: ServiceStep, { task, verdict }: SurveyedTask): void {
  const { draft } = step;
  const loadBalancer = loadBalancerOf(step, task);
  const id = listTasks([task]);
  if (verdict.failed === 'container') {
    return addServiceEvent(step, `${id} failed container health checks.`, task.startedBy);
  }
  const ec2InstanceId = draft.containerInstances.get(task.containerInstanceArn ?? '')?.ec2InstanceId;
  const instance = ec2InstanceId === undefined ? '' : ` (instance ${ec2InstanceId})`;
  const { targetGroupArn, containerPort } = loadBalancer;
  const [subject, reason] =
    targetGroupArn === undefined
      ? [
          instance.trimStart(),
          'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
        ]
      : [`${id}${instance} (port ${containerPort})`, 'Health checks failed'];
  const text = `${subject} is unhealthy in ${nameLoadBalancer(loadBalancer)} due to (reason ${reason})`;
  addServiceEvent(step, text, task.startedBy);
}

/** Assumption: the first speaks for all. */
function loadBalancerOf({ draft }: ServiceStep, task: TaskRecord): LoadBalancer {
  const [loadBalancer = {}] = listLoadBalancers(draft, task);
  return loadBalancer;
}
