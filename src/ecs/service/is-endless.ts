import type { TransactionContext } from '../../store/store.js';
import type { ServiceRecord } from './service-record.js';

const MOST_EXITED_TASKS = 10;

/** Its tasks end by themselves again and again, and others take their place for ever: nobody waits for that to be over. */
export function isEndless(service: Pick<ServiceRecord, 'exitedTasks'> | undefined): boolean {
  return service !== undefined && service.exitedTasks >= MOST_EXITED_TASKS;
}

/** The context in which tasks of the service live: what will happen to those of one that is endless is house-keeping. */
export function contextOfTasks<C extends Pick<TransactionContext, 'schedule'>>(
  service: Pick<ServiceRecord, 'exitedTasks'> | undefined,
  context: C,
): C {
  if (!isEndless(service)) return context;
  return { ...context, schedule: (planned) => context.schedule({ ...planned, background: true }) };
}
