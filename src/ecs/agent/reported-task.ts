import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { changeTask, taskOf, type TaskStep } from '../task/task-step.js';
import { getTask, taskArnOf } from '../task/task-table.js';

/** Assumption: the value. */
export const ACKNOWLEDGED = { acknowledgment: 'ACK' } as const;

export interface TaskReference {
  readonly cluster?: string | undefined;
  readonly task?: string | undefined;
}

/** Assumption: a report that names no task is refused, though AWS's model does not require the member. */
export function getReportedTask(draft: EcsDraft, { cluster, task }: TaskReference, context: EcsContext): TaskStep {
  if (task === undefined) throw invalidParameter('Task can not be blank.');
  const found = getActiveCluster(draft, cluster, context.scope);
  return { draft, context, taskArn: getTask(draft, taskArnOf(found, task, context.scope)).taskArn };
}

/**
 * Takes a report in. All that it changes is told by an event; a task that has stopped changes no more. Assumption: of a task that
 * still waits for an instance nobody can report, so it is not found.
 */
export function takeReport(step: TaskStep, apply: () => void): void {
  const before = taskOf(step);
  if (before.waiting !== undefined) throw invalidParameter('The referenced task was not found.');
  if (before.lastStatus === 'STOPPED') return;
  apply();
  const after = taskOf(step);
  if (after !== before && after.version === before.version) changeTask(step, {});
}

/** Assumption: what an agent says of its own phases before a container runs is PENDING; other statuses are refused. */
export function assertStatus(status: string | undefined): void {
  if (status !== undefined && !REPORTED_STATUSES.includes(status)) {
    throw invalidParameter(`status should be one of [${REPORTED_STATUSES.join(',')}]`);
  }
}

const REPORTED_STATUSES = ['PENDING', 'RUNNING', 'STOPPED'];
