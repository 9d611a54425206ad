import { decideStop } from '../../task/stop-containers.js';
import { requestReconcile } from '../request-reconcile.js';
import { serviceAction, type ServiceAction } from '../service-event.js';
import { addServiceEvent } from '../service-event-table.js';
import type { ServiceRecord } from '../service-record.js';
import { noteService, primaryOf, serviceOf, type ServiceStep } from '../service-step.js';
import { listTasks } from './announce-launch.js';
import type { Fleet } from './fleet.js';
import { launchTasks } from './launch-tasks.js';
import { listFleets } from './list-fleets.js';
import { listOpenZones } from './list-open-zones.js';
import { countByZone, planRebalancing, type RebalancingGoal } from './plan-rebalancing.js';
import { bySchedulerBecause } from './stop-service-tasks.js';
import { surveyTasks, type SurveyedTask } from './survey-service.js';

/** Takes a service one step nearer to the balance between its zones, where nothing else is to be done for it. */
export function rebalanceService(step: ServiceStep): void {
  const { isRebalancing = false } = serviceOf(step);
  const situation = surveyBalance(step);
  if (situation === undefined) return isRebalancing ? giveUp(step) : undefined;
  const plan = planRebalancing(situation.goal);
  if (plan.action === 'start') startIn(step, { ...situation, zone: plan.zone });
  else if (plan.action === 'stop') stopIn(step, plan);
  else if (plan.action === 'complete') complete(step, situation.goal);
  else if (plan.action === 'give up') giveUp(step);
}

/** A service that has just become steady may be out of balance. */
export function requestRebalancing(step: ServiceStep): void {
  const { context, serviceArn } = step;
  const situation = surveyBalance(step);
  if (situation === undefined || planRebalancing(situation.goal).action !== 'start') return;
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerTickMs }, context);
}

interface Situation {
  readonly fleet: Fleet;
  readonly goal: RebalancingGoal<SurveyedTask>;
}

/** Undefined where the balance does not matter, or not now. */
function surveyBalance(step: ServiceStep): Situation | undefined {
  const service = serviceOf(step);
  if (!isEligible(service)) return undefined;
  const [fleet] = listFleets(step.draft, service);
  if (fleet === undefined || (fleet.launchAt ?? 0) > step.context.now) return undefined;
  const tasks = [...surveyTasks(step, service).values()].flat();
  const existing = tasks.map(({ task }) => task);
  const openZones = listOpenZones(step, { fleet, existing });
  const { wanted, upper } = fleet;
  return { fleet, goal: { openZones, tasks, wanted, upper, isUnderWay: service.isRebalancing ?? false } };
}

/** Deployments come first. */
function isEligible(service: ServiceRecord): boolean {
  const { availabilityZoneRebalancing, schedulingStrategy, deploymentController, deployments } = service;
  return (
    availabilityZoneRebalancing === 'ENABLED' &&
    schedulingStrategy === 'REPLICA' &&
    deploymentController === 'ECS' &&
    service.currentServiceDeployment === undefined &&
    deployments.length === 1 &&
    primaryOf(service)?.rolloutState === 'COMPLETED'
  );
}

interface Start extends Situation {
  readonly zone: string;
}

function startIn(step: ServiceStep, { fleet, goal, zone }: Start): void {
  const existing = goal.tasks.map(({ task }) => task);
  const { tasks } = launchTasks(step, { fleet, count: 1, existing, zone });
  if (tasks.length === 0) return;
  if (!goal.isUnderWay) {
    const [first = '', ...others] = [...countByZone(goal)].map(([name, count]) => `${count} in ${name}`);
    const counts = [first.replace(' in ', ' tasks in '), ...others].join(', ');
    addServiceEvent(step, `is not AZ balanced with ${counts}. AZ Rebalancing in progress.`);
    emitAction(step, 'SERVICE_REBALANCING_STARTED');
    noteService(step, (service) => void (service.isRebalancing = true));
  }
  addServiceEvent(step, `has started ${tasks.length} tasks in ${zone} to AZ Rebalance: ${listTasks(tasks)}.`);
  emitAction(step, 'TASKS_STARTED');
}

function stopIn(
  step: ServiceStep,
  { zone, task: victim }: { readonly zone: string; readonly task: SurveyedTask | undefined },
): void {
  const { draft, context } = step;
  const starter = primaryOf(serviceOf(step))?.id;
  if (victim === undefined) {
    // Assumption: the reason; the sentence is on record.
    const reason = 'task scale-in protection';
    addServiceEvent(step, `was unable to AZ Rebalance because ${starter} was unable to scale in due to ${reason}.`);
    return giveUp(step);
  }
  const { task } = victim;
  const stoppedReason = `Availability-zone rebalancing initiated by (deployment ${starter})`;
  decideStop({ draft, context, taskArn: task.taskArn }, bySchedulerBecause(stoppedReason));
  addServiceEvent(step, `has stopped 1 running tasks in ${zone} due to AZ rebalancing: ${listTasks([task])}.`);
  emitAction(step, 'TASKS_STOPPED');
}

function complete(step: ServiceStep, goal: RebalancingGoal<SurveyedTask>): void {
  const counts = [...countByZone(goal)].map(([zone, count]) => `${count} tasks in ${zone}`).join(', ');
  addServiceEvent(step, `is AZ balanced with ${counts}.`);
  end(step, 'SERVICE_REBALANCING_COMPLETED');
}

/** What there is too much goes as in any other service. */
function giveUp(step: ServiceStep): void {
  addServiceEvent(step, 'stopped AZ Rebalancing.');
  end(step, 'SERVICE_REBALANCING_STOPPED');
}

function end(step: ServiceStep, eventName: ServiceAction['eventName']): void {
  emitAction(step, eventName);
  noteService(step, (service) => void delete service.isRebalancing);
}

function emitAction(step: ServiceStep, eventName: ServiceAction['eventName']): void {
  step.context.emit(serviceAction, { service: serviceOf(step), eventName });
}
