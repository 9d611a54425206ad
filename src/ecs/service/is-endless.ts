import type { TransactionContext } from '../../store/store.js';
import type { ServiceRecord } from './service-record.js';

type TaskOwner = Pick<ServiceRecord, 'exitedTasks'>;

const MOST_EXITED_TASKS = 10;

/** Of a service or a daemon: its tasks end by themselves again and again, and others take their place for ever: nobody waits for that to be over. */
export function isEndless(owner: TaskOwner | undefined): boolean {
  return owner !== undefined && owner.exitedTasks >= MOST_EXITED_TASKS;
}

/** The context in which the tasks live: what will happen to those of one that is endless is house-keeping. */
export function contextOfTasks<C extends Pick<TransactionContext, 'schedule'>>(
  owner: TaskOwner | undefined,
  context: C,
): C {
  if (!isEndless(owner)) return context;
  return { ...context, schedule: (planned) => context.schedule({ ...planned, background: true }) };
}
