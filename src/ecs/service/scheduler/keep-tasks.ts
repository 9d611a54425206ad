import type { TaskRecord } from '../../task/task-record.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import { announceBlocked } from './announce-blocked.js';
import { announceLaunch } from './announce-launch.js';
import { chooseVictims } from './choose-victims.js';
import type { Fleet } from './fleet.js';
import { keepDaemons } from './keep-daemons.js';
import { launchTasks } from './launch-tasks.js';
import { listFleets } from './list-fleets.js';
import { planTasks, type TaskGoal } from './plan-tasks.js';
import { stopServiceTasks } from './stop-service-tasks.js';
import { surveyTasks, type SurveyedTask, type TasksByStarter } from './survey-service.js';

/** Starts and stops tasks, as each deployment or task set of the service needs. */
export function keepTasks(step: ServiceStep): void {
  const service = serviceOf(step);
  if (service.schedulingStrategy === 'DAEMON') return keepDaemons(step);
  const fleets = listFleets(step.draft, service);
  const tasks = surveyTasks(step, service);
  for (const fleet of fleets) keepFleet(step, { fleet, tasks, fleets });
}

interface Keeping {
  readonly fleet: Fleet;
  readonly tasks: TasksByStarter;
  readonly fleets: readonly Fleet[];
}

function keepFleet(step: ServiceStep, keeping: Keeping): void {
  const { fleet } = keeping;
  const goal = toGoal(step, keeping);
  const plan = planTasks(goal);
  stopServiceTasks(step, plan.stop);
  const mayLaunch = fleet.launchAt !== undefined && fleet.launchAt <= step.context.now;
  const all = [...keeping.tasks.values()].flat();
  if (plan.start > 0 && mayLaunch) {
    const existing: TaskRecord[] = all.map(({ task }) => task);
    announceLaunch(step, fleet, launchTasks(step, { fleet, count: plan.start, existing }));
  }
  announceBlocked(step, { fleet, goal, plan });
}

function toGoal(step: ServiceStep, { fleet, tasks, fleets }: Keeping): TaskGoal<SurveyedTask> {
  const service = serviceOf(step);
  const kept = new Set(fleets.map(({ starter }) => starter));
  const others = [...tasks].flatMap(([starter, started]) => (kept.has(starter) ? [] : started));
  const current = tasks.get(fleet.starter) ?? [];
  const isMoving = service.isRebalancing === true && current.length > fleet.wanted;
  return {
    ...{ wanted: fleet.wanted + Number(isMoving), lower: fleet.lower, upper: fleet.upper },
    current,
    leaving: fleet.replacesOthers ? others : [],
    choose: (candidates, count) => chooseVictims(candidates, { strategies: service.placementStrategy, count }),
  };
}
