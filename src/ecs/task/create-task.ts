import { toMilliseconds } from '../../clock/duration.js';
import type { EcsDraft } from '../ecs-state.js';
import { buildContainer } from './build-container.js';
import { buildTask } from './build-task.js';
import { toOutcomeSubject } from './outcome-subject.js';
import { takeTurn } from '../../store/turn-table.js';
import { planContainers } from './plan-container.js';
import { taskStateChange } from './task-event.js';
import type { TaskOutcome } from './task-outcome.js';
import type { TaskRecord } from './task-record.js';
import { containerDefinitionsIn, type TaskContext, type TaskRequest } from './task-request.js';
import { PROVISIONING_TIMEOUT } from './wake-waiting-tasks.js';

/** Puts a task into its first state and starts its life. */
export function createTask(draft: EcsDraft, request: TaskRequest, context: TaskContext): TaskRecord {
  const facts = buildTask(request, context);
  const describe = () => toOutcomeSubject(request, facts);
  const outcome = context.outcomeOf(describe, (rule) => takeTurn(draft.outcomeTurns, rule));
  const plans = planContainers(outcome, containerDefinitionsIn(request));
  facts.containers = containerDefinitionsIn(request).map((definition) =>
    buildContainer(request, { definition, plans, context, taskArn: facts.taskArn }),
  );
  if (request.hasLoadBalancer) Object.assign(facts, planTargets(outcome ?? {}, context));
  const task = draft.tasks.insert(facts);
  context.emit(taskStateChange, task);
  if (task.waiting !== undefined) scheduleTimeout(task, context);
  else if (request.isReported !== true) scheduleStart(task, context);
  return task;
}

/** What the health checks of the load balancer say of the task, and will say. */
export function planTargets(
  { targetHealth = 'HEALTHY' }: TaskOutcome,
  { timing }: TaskContext,
): Required<Pick<TaskRecord, 'targetHealth' | 'targetPlan'>> {
  const targetPlan =
    typeof targetHealth === 'string'
      ? [{ afterMs: timing.targetHealthyMs, status: targetHealth }]
      : targetHealth.map(({ after, status }) => ({ afterMs: toMilliseconds(after), status }));
  return { targetHealth: 'UNKNOWN', targetPlan };
}

/** There is a place for the task: its life begins. */
export function scheduleStart(
  { taskArn, attachments }: TaskRecord,
  { schedule, timing }: Pick<TaskContext, 'schedule' | 'timing'>,
): void {
  const hasAttachments = attachments.length > 0;
  if (hasAttachments) {
    schedule({ kind: 'ecs.task.attach-network', target: taskArn, afterMs: timing.networkInterfaceAttachMs });
  }
  schedule({ kind: 'ecs.task.pull', target: taskArn, afterMs: hasAttachments ? timing.provisioningMs : 0 });
}

function scheduleTimeout({ taskArn }: TaskRecord, { schedule, timing }: TaskContext): void {
  schedule({ kind: PROVISIONING_TIMEOUT, target: taskArn, afterMs: timing.provisioningTimeoutMs });
}
