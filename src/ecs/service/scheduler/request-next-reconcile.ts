import { deploymentWakesAt } from '../../service-deployment/deployment-wakes-at.js';
import { listStarters } from '../change-starter.js';
import { isEndless } from '../is-endless.js';
import { isHopeless } from '../note-failed-start.js';
import { requestReconcile } from '../request-reconcile.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import { listFleets } from './list-fleets.js';
import { surveyTasks } from './survey-service.js';

type Time = number | undefined;

/** Time alone can change what is to be done: a task settles, a grace period or a delay ends. Some of it nobody waits for. */
export function requestNextReconcile(step: ServiceStep): void {
  const service = serviceOf(step);
  const tasks = [...surveyTasks(step, service).values()].flat();
  const { awaited, unawaited } = listRetries(step, (starter) => tasks.filter(({ task }) => task.startedBy === starter));
  const times = [...tasks.map(({ verdict }) => verdict.until), ...awaited, deploymentWakesAt(step)];
  request(step, times, isEndless(service));
  const protections = service.isSteady ? [] : tasks.map(({ task }) => task.protectedUntil);
  request(step, [...unawaited, ...protections], true);
}

function request({ context, serviceArn }: ServiceStep, times: readonly Time[], background: boolean): void {
  const ahead = times.filter((time) => time !== undefined && time > context.now) as number[];
  if (ahead.length === 0) return;
  requestReconcile({ serviceArn, afterMs: Math.min(...ahead) - context.now, background }, context);
}

/** When tasks that are missing may be launched. Whoever has failed for long enough is not waited for. */
function listRetries(
  { draft, serviceArn }: ServiceStep,
  tasksOf: (starter: string) => readonly unknown[],
): { readonly awaited: readonly Time[]; readonly unawaited: readonly Time[] } {
  const service = serviceOf({ draft, serviceArn });
  const hopeless = listStarters(draft, service)
    .filter(({ backoff }) => backoff && isHopeless(backoff))
    .map(({ id }) => id);
  const lacking = listFleets(draft, service).filter(({ starter, wanted }) => tasksOf(starter).length < wanted);
  return {
    awaited: lacking.filter(({ starter }) => !hopeless.includes(starter)).map(({ launchAt }) => launchAt),
    unawaited: lacking.filter(({ starter }) => hopeless.includes(starter)).map(({ launchAt }) => launchAt),
  };
}
