import type { EcsDraft } from '../ecs-state.js';
import { countTasks } from '../service/count-tasks.js';
import type { TaskRecord } from './task-record.js';

/**
 * Whether nothing but protected tasks, of which this is one, is in the way of a deployment. Assumption: what DEPLOYMENT_BLOCKED
 * stands for exactly: the tasks that replace them all run, so to protect them for longer is refused.
 */
export function blocksDeployment(draft: EcsDraft, task: TaskRecord, now: number): boolean {
  const { serviceArn = '', startedBy } = task;
  const primary = draft.services.get(serviceArn)?.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined || startedBy === primary.id) return false;
  const { desired, running } = countTasks(draft, { serviceArn, starter: primary.id });
  const leaving = [...draft.tasks.list('byService', [serviceArn, 'RUNNING'])].filter(
    (other) => other.startedBy !== primary.id,
  );
  return running >= desired && leaving.every(({ protectedUntil = 0 }) => protectedUntil > now);
}
