import { startOnInstance } from '../../task/place-task.js';
import type { TaskRecord } from '../../task/task-record.js';
import { contextOfTasks } from '../is-endless.js';
import { serviceAction } from '../service-event.js';
import { noteService, serviceOf, type ServiceStep } from '../service-step.js';
import { announceBlocked } from './announce-blocked.js';
import { announceLaunch } from './announce-launch.js';
import { limitsOf, type Fleet } from './fleet.js';
import type { Launched } from './launch-tasks.js';
import { listDaemonHosts, type DaemonHost } from './list-daemon-hosts.js';
import { listDaemonPlaces, type SurveyedPlace } from './list-daemon-places.js';
import { listFleets } from './list-fleets.js';
import { planDaemons } from './plan-daemons.js';
import { stopServiceTasks } from './stop-service-tasks.js';
import { surveyTasks } from './survey-service.js';

/** Starts and stops tasks so that there is one on each instance that fits. */
export function keepDaemons(step: ServiceStep): void {
  const service = serviceOf(step);
  const [fleet] = listFleets(step.draft, service);
  const tasks = [...surveyTasks(step, service).values()].flat();
  const hosts = fleet && listDaemonHosts(step, { fleet, tasks });
  // Without its definition no task could take the place of another.
  if (fleet === undefined || hosts === undefined) return;
  noteDesiredCount(step, hosts.length);
  const places = listDaemonPlaces(step, { fleet, hosts, tasks });
  const { lower } = limitsOf(service, hosts.length);
  const plan = planDaemons({ places, lower, mayReplace: fleet.replacesOthers });
  announceViolations(step, places);
  stopServiceTasks(step, plan.stop);
  const empty = hosts.filter(({ instance }) => plan.start.includes(instance.containerInstanceArn));
  if (empty.length > 0 && mayLaunch(step, fleet)) announceLaunch(step, fleet, launchDaemons(step, empty));
  const goal = {
    wanted: hosts.length,
    current: places.flatMap(({ current }) => current),
    leaving: places.flatMap(({ leaving }) => leaving),
  };
  announceBlocked(step, { fleet, goal, plan: { start: empty.length, stop: plan.stop } });
}

function mayLaunch({ context }: ServiceStep, { launchAt }: Fleet): boolean {
  return launchAt !== undefined && launchAt <= context.now;
}

/** Nobody but the scheduler can set it. */
function noteDesiredCount(step: ServiceStep, desiredCount: number): void {
  const { context } = step;
  if (serviceOf(step).desiredCount === desiredCount) return;
  const service = noteService(step, (record) => void (record.desiredCount = desiredCount));
  context.emit(serviceAction, { service, eventName: 'SERVICE_DESIRED_COUNT_UPDATED' });
}

/** An instance, or its attributes, fit the constraints no more: its task goes. */
function announceViolations(step: ServiceStep, places: readonly SurveyedPlace[]): void {
  const { context } = step;
  const containerInstanceArns = places
    .filter(({ isWanted, isDraining }) => !isWanted && !isDraining)
    .map(({ containerInstanceArn }) => containerInstanceArn);
  if (containerInstanceArns.length === 0) return;
  const eventName = 'SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED';
  context.emit(serviceAction, { service: serviceOf(step), eventName, containerInstanceArns });
}

/** On each of the instances that has room for it. */
function launchDaemons(step: ServiceStep, hosts: readonly DaemonHost[]): Launched {
  const { draft } = step;
  const context = contextOfTasks(serviceOf(step), step.context);
  const tasks: TaskRecord[] = [];
  for (const { instance, task, shortage } of hosts) {
    if (shortage === undefined) tasks.push(startOnInstance(draft, { task, instance }, context));
  }
  const failures = hosts.flatMap(({ shortage }) => shortage ?? []);
  return { tasks, ...(failures.length > 0 && { failures }) };
}
