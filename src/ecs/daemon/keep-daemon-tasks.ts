import { replaceInstance } from '../capacity-provider/replace-instance.js';
import { isEndless } from '../service/is-endless.js';
import { LONGEST_RETRY_MS } from '../service/note-failed-start.js';
import { decideStop, type StopDecision } from '../task/stop-containers.js';
import { noteTask } from '../task/task-step.js';
import { goalOf, daemonOf, type DaemonStep } from './daemon-step.js';
import { noteDaemonFailure } from './note-daemon-failure.js';
import { requestDaemonReconcile } from './request-daemon-reconcile.js';
import { startDaemonTask } from './start-daemon-task.js';
import { daemonTaskHealth, surveyDaemon, type DaemonPlace } from './survey-daemon.js';

/** Assumption: the stop code; the reason is that of services. */
const UNHEALTHY: StopDecision = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Task failed container health checks',
};

/** Each instance gets its task. One whose critical task has stopped is replaced. */
export function keepDaemonTasks(step: DaemonStep): void {
  const { draft, context } = step;
  const goal = goalOf(step);
  if (goal === undefined) return;
  for (const place of surveyDaemon(step)) {
    const { instance, state } = place;
    if (state === 'starting' || state === 'serving') heedHealth(step, place);
    if (state !== 'impaired' && state !== 'empty') continue;
    const afterMs = retryTimeOf(step, place) - context.now;
    if (afterMs > 0) requestDaemonReconcile({ daemonArn: step.daemonArn, afterMs }, context);
    else if (state === 'empty') startDaemonTask(step, instance, goal);
    else replaceInstance({ draft, context, containerInstanceArn: instance.containerInstanceArn });
  }
}

function heedHealth(step: DaemonStep, { instance: { containerInstanceArn }, tasks }: DaemonPlace): void {
  const { draft, context, daemonArn } = step;
  for (const task of tasks) {
    const { taskArn, daemonRevisionArn: revisionArn, hasBeenHealthy = false } = task;
    const health = daemonTaskHealth(draft, task, context.now);
    if (health === 'HEALTHY' && !hasBeenHealthy) noteTask({ draft, context, taskArn }, { hasBeenHealthy: true });
    if (health !== 'UNHEALTHY') continue;
    decideStop({ draft, context, taskArn }, UNHEALTHY);
    const failure = { daemonArn, revisionArn, containerInstanceArn, taskArn, reason: UNHEALTHY.stoppedReason };
    noteDaemonFailure(step, { ...failure, isStart: !hasBeenHealthy });
  }
}

/**
 * After a failure the next try takes a while, and a long one when tasks fail again and again. A whole instance is replaced at once
 * before that. Assumption: how long, which is what services wait at first and at last.
 */
function retryTimeOf(step: DaemonStep, { instance, tasks, state }: DaemonPlace): number {
  const daemon = daemonOf(step);
  const failures = [daemon.refusals[instance.containerInstanceArn], ...tasks.map(({ stoppedAt }) => stoppedAt)];
  const lastFailureAt = Math.max(0, ...failures.filter((time) => time !== undefined));
  if (isEndless(daemon)) return lastFailureAt + LONGEST_RETRY_MS;
  return state === 'impaired' || lastFailureAt === 0 ? 0 : lastFailureAt + step.context.timing.startRetryMs;
}
