import type { Stored, TableDefinition } from '../../store/table.js';
import { findTaskSet } from '../task-set/task-set-table.js';
import { serviceOf, type ServiceStep } from './service-step.js';

/** A line of `Service.events`. */
export interface ServiceEventRecord extends Stored {
  id: string;
  serviceArn: string;
  createdAt: number;
  message: string;
}

export const serviceEventTable: TableDefinition<ServiceEventRecord, 'byService'> = {
  key: (event) => event.id,
  indexes: { byService: (event) => [event.serviceArn] },
  describe: () => undefined,
};

/** As many as AWS keeps. */
const MOST_EVENTS = 100;
const REPEATED_AFTER_MS = 6 * 3_600_000;

/**
 * Adds `(service web) <what happened>` to the events of the service, or `(service web, taskSet ecs-svc/1) …` where a task set
 * started the tasks that it is about. What was the last to be said is not said again for six hours.
 */
export function addServiceEvent(step: ServiceStep, text: string, starter?: string): void {
  const { draft, context, serviceArn } = step;
  const { identifiers, now } = context;
  const taskSet = findTaskSet(draft, serviceArn, starter);
  const message = `(service ${serviceOf(step).serviceName}${taskSet ? `, taskSet ${taskSet.id}` : ''}) ${text}`;
  const last = draft.serviceEvents.last('byService', [serviceArn]);
  if (last?.message === message && now - last.createdAt < REPEATED_AFTER_MS) return;
  context.tell(message);
  draft.serviceEvents.insert({ id: identifiers.uuid(), serviceArn, createdAt: now, message });
  const oldest = draft.serviceEvents.first('byService', [serviceArn]);
  if (oldest && draft.serviceEvents.count('byService', [serviceArn]) > MOST_EVENTS) {
    draft.serviceEvents.delete(oldest.id);
  }
}
