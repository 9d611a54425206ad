import type { EcsDraft } from '../ecs-state.js';

/** Whether no task is on the instance, those of daemons and DAEMON services aside. Those that have stopped are remembered for a while. */
export function isIdle(draft: EcsDraft, containerInstanceArn: string): boolean {
  const stopped = draft.tasks.count('byContainerInstance', [containerInstanceArn, 'STOPPED']);
  if (draft.tasks.count('byContainerInstance', [containerInstanceArn]) === stopped) return true;
  for (const task of draft.tasks.list('byContainerInstance', [containerInstanceArn])) {
    if (task.lastStatus === 'STOPPED' || task.daemonArn !== undefined) continue;
    if (draft.services.get(task.serviceArn ?? '')?.schedulingStrategy !== 'DAEMON') return false;
  }
  return true;
}
