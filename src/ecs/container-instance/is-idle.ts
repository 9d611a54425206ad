import type { EcsDraft } from '../ecs-state.js';

/** Whether no task is on the instance, those of DAEMON services aside. Those that have stopped are remembered for a while. */
export function isIdle(draft: EcsDraft, containerInstanceArn: string): boolean {
  const stopped = draft.tasks.count('byContainerInstance', [containerInstanceArn, 'STOPPED']);
  if (draft.tasks.count('byContainerInstance', [containerInstanceArn]) === stopped) return true;
  for (const { lastStatus, serviceArn = '' } of draft.tasks.list('byContainerInstance', [containerInstanceArn])) {
    if (lastStatus !== 'STOPPED' && draft.services.get(serviceArn)?.schedulingStrategy !== 'DAEMON') return false;
  }
  return true;
}
