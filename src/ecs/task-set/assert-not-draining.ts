import { invalidParameter } from '../ecs-errors.js';
import type { TaskSetRecord } from './task-set-record.js';

/** Assumption: AWS refuses this, and the wording. */
export function assertNotDraining({ status }: TaskSetRecord): void {
  if (status === 'DRAINING') throw invalidParameter('The task set cannot be updated while it is DRAINING.');
}
