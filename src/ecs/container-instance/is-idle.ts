import type { EcsDraft } from '../ecs-state.js';

/** Whether no task is on the instance. Those that have stopped are remembered for a while. */
export function isIdle(draft: EcsDraft, containerInstanceArn: string): boolean {
  const stopped = draft.tasks.count('byContainerInstance', [containerInstanceArn, 'STOPPED']);
  return draft.tasks.count('byContainerInstance', [containerInstanceArn]) === stopped;
}
