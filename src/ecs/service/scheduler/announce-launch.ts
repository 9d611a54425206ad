import type { TaskRecord } from '../../task/task-record.js';
import { taskIdOf } from '../../task/task-table.js';
import { noteFailedStart } from '../note-failed-start.js';
import { serviceAction, type ServiceAction } from '../service-event.js';
import { addServiceEvent } from '../service-event-table.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import { codeShortage } from '../../shortage/fargate-capacity.js';
import { closestOf, explainFailure } from './explain-failure.js';
import type { Launched } from './launch-tasks.js';

/** `(task 0f…) (task 1e…)` */
export function listTasks(tasks: readonly TaskRecord[]): string {
  return tasks.map((task) => `(task ${taskIdOf(task)})`).join(' ');
}

/** Says what has been launched, and what could not be, which counts as a failed start. */
export function announceLaunch(
  step: ServiceStep,
  { starter }: { readonly starter: string },
  { tasks, failures, isThrottled }: Launched,
): void {
  const { serviceArn } = step;
  if (tasks.length > 0) addServiceEvent(step, `has started ${tasks.length} tasks: ${listTasks(tasks)}.`, starter);
  if (isThrottled) {
    addServiceEvent(step, 'operations are being throttled. Will try again later.');
    emitServiceAction(step, { eventName: 'ECS_OPERATION_THROTTLED' });
    noteFailedStart(step, { serviceArn, starter, cause: 'throttling' });
  }
  if (failures !== undefined) {
    addServiceEvent(step, explainFailure(failures));
    emitServiceAction(step, {
      eventName: 'SERVICE_TASK_PLACEMENT_FAILURE',
      reason: codeShortage(closestOf(failures)?.reason),
    });
    noteFailedStart(step, { serviceArn, starter, cause: 'placement' });
  }
}

function emitServiceAction(step: ServiceStep, action: Omit<ServiceAction, 'service'>): void {
  step.context.emit(serviceAction, { service: serviceOf(step), ...action });
}
