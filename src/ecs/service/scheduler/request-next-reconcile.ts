import { deploymentWakesAt } from '../../service-deployment/deployment-wakes-at.js';
import { isEndless } from '../is-endless.js';
import { isHopeless } from '../note-failed-start.js';
import { requestReconcile } from '../request-reconcile.js';
import { primaryOf, serviceOf, type ServiceStep } from '../service-step.js';
import { listFleets } from './list-fleets.js';
import { surveyTasks } from './survey-service.js';

/** Time alone can change what is to be done: a task settles, a grace period or a delay ends. */
export function requestNextReconcile(step: ServiceStep): void {
  const { draft, context, serviceArn } = step;
  const service = serviceOf(step);
  const tasks = [...surveyTasks(step, service).values()].flat();
  const fleets = listFleets(draft, service);
  const times = [
    ...tasks.map(({ verdict }) => verdict.until),
    ...fleets.map(({ launchAt, starter, wanted }) =>
      tasks.filter(({ task }) => task.startedBy === starter).length < wanted ? launchAt : undefined,
    ),
    deploymentWakesAt(step),
  ];
  const at = earliest(times, context.now);
  const isRetry = [primaryOf(service), ...draft.taskSets.list('byService', [serviceArn])].some(
    (starter) => starter?.backoff !== undefined && starter.backoff.until === at && isHopeless(starter.backoff),
  );
  if (at !== undefined) {
    const background = isRetry || isEndless(service);
    requestReconcile({ serviceArn, afterMs: at - context.now, background }, context);
  }
  const endsAt = earliest(
    tasks.map(({ task }) => task.protectedUntil),
    context.now,
  );
  if (endsAt !== undefined && !service.isSteady) {
    requestReconcile({ serviceArn, afterMs: endsAt - context.now, background: true }, context);
  }
}

function earliest(times: readonly (number | undefined)[], after: number): number | undefined {
  const ahead = times.filter((time) => time !== undefined && time > after) as number[];
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}
