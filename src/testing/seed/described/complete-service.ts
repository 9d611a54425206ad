import type { Service } from '@aws-sdk/client-ecs';
import { instantEcsTiming } from '../../../ecs/ecs-timing.js';
import { revisionOf } from '../../../ecs/service-deployment/service-revision-table.js';
import { launchTasks } from '../../../ecs/service/scheduler/launch-tasks.js';
import { RECONCILE, requestReconcile, RETRY } from '../../../ecs/service/request-reconcile.js';
import { serviceOf } from '../../../ecs/service/service-step.js';
import { taskTransitions } from '../../../ecs/task/task-transitions.js';
import type { Transition } from '../../../store/transition.js';
import { dateBackTask } from '../../seeding/date-back-task.js';
import type { Described } from '../../seeding/described.js';
import type { Seeding } from '../seeding.js';
import { SeedProblem } from '../../seeding/seed-problem.js';

/** A described service, when its tasks are there. */
export function completeService(seeding: Seeding, serviceArn: string, service: Described<Service>): void {
  const step = { draft: seeding.draft.ecs, context: seeding.context, serviceArn };
  const { context } = step;
  const { status, isSteady, deployments } = serviceOf(step);
  for (const { id, serviceRevisionArn, createdAt } of deployments) {
    const shown = service.deployments?.find((deployment) => deployment.id === id);
    const { spec } = revisionOf(step.draft, serviceRevisionArn);
    launchMissing(seeding, serviceArn, { fleet: { starter: id, spec }, running: shown?.runningCount ?? 0, createdAt });
  }
  for (const { id, spec, createdAt } of [...step.draft.taskSets.list('byService', [serviceArn])]) {
    const { runningCount: running = 0 } = service.taskSets?.find((taskSet) => taskSet.id === id) ?? {};
    launchMissing(seeding, serviceArn, { fleet: { starter: id, spec }, running, createdAt });
  }
  context.cancel(serviceArn, [RECONCILE, RETRY]);
  if (status === 'INACTIVE') return;
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerReactionMs, background: isSteady }, context);
}

interface Missing {
  readonly fleet: Parameters<typeof launchTasks>[1]['fleet'];
  /** How many run. */
  readonly running: number;
  readonly createdAt: number;
}

/** Tasks that run, and are not described, have done so since the deployment began. */
function launchMissing(seeding: Seeding, serviceArn: string, { fleet, running, createdAt }: Missing): void {
  const { draft } = seeding;
  const context = { ...seeding.context, timing: instantEcsTiming };
  const existing = [...draft.ecs.tasks.list('byStarter', [serviceArn, fleet.starter])];
  const count = running - existing.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  if (count <= 0) return;
  const step = { draft: draft.ecs, context, serviceArn };
  const { tasks, failures } = launchTasks(step, { fleet, count, existing: [] });
  if (failures !== undefined) throw noRoom(serviceArn);
  const aheadMs = context.now - createdAt;
  for (const { taskArn: target } of tasks) {
    startNow(seeding, target);
    // What it is to do counts from now: it has not done it yet.
    dateBackTask(draft, { target, times: { byMs: 0, move: (time) => time - aheadMs } }, context);
  }
}

/** The task runs, and its health checks have found it to be as they will. */
function startNow({ draft, context }: Seeding, taskArn: string): void {
  const instant = { ...context, timing: instantEcsTiming };
  const isNext = ({ kind, dueAt, background }: Transition) =>
    !background && (dueAt <= context.now || kind.endsWith('health'));
  for (;;) {
    const next = draft.transitions.of(taskArn).find(isNext);
    if (next === undefined) return;
    draft.transitions.delete(next);
    taskTransitions[next.kind]?.(draft.ecs, next, instant);
  }
}

function noRoom(serviceArn: string): SeedProblem {
  const [cluster, name] = serviceArn.split('/').slice(-2);
  const tasks = `$(aws ecs list-tasks --cluster ${cluster} --service-name ${name} --query taskArns --output text)`;
  return new SeedProblem(
    'there is no room here for the tasks that run. Add the container instances of the cluster (aws ecs describe-container-instances), ' +
      `or what \`aws ecs describe-tasks --cluster ${cluster} --tasks ${tasks}\` prints.`,
    'runningCount',
  );
}
