import { beginStopping } from './stop-containers.js';
import { findPlaceOfWaiting } from './place-waiting-tasks.js';
import { taskOf, type TaskStep } from './task-step.js';

/** No instance has come for the task: it stops, and says what was missing. */
export function timeOutProvisioning(step: TaskStep): void {
  if (taskOf(step).waiting === undefined) return;
  beginStopping(step, { stopCode: 'TaskFailedToStart', stoppedReason: reasonOf(step) });
}

function reasonOf(step: TaskStep): string {
  const { draft } = step;
  const task = taskOf(step);
  const key = [task.clusterArn, task.capacityProviderName ?? ''];
  const standing = [...draft.containerInstances.list('byCapacityProvider', key)].filter(
    ({ status }) => status !== 'INACTIVE',
  );
  if (standing.length === 0) return 'EMPTY CAPACITY PROVIDER';
  if (!standing.some(({ status }) => status === 'ACTIVE')) return 'NO ACTIVE INSTANCES';
  const placement = findPlaceOfWaiting(step, task);
  const [failure] = placement !== undefined && 'failures' in placement ? placement.failures : [];
  return (failure?.reason ?? 'NO ACTIVE INSTANCES').replace(/\.$/, '');
}
