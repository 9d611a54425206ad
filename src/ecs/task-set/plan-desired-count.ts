import type { ServiceRecord } from '../service/service-record.js';
import type { TaskSetRecord } from './task-set-record.js';

/** How many tasks there shall be of a task set, rounded up. */
export function planDesiredCount(
  { status, scale }: Pick<TaskSetRecord, 'status' | 'scale'>,
  { desiredCount }: Pick<ServiceRecord, 'desiredCount'>,
): number {
  return status === 'DRAINING' ? 0 : Math.ceil((desiredCount * scale.value) / 100);
}
