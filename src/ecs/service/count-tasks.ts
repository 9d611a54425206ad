import type { EcsDraft } from '../ecs-state.js';
import { listShiftingFleets } from '../service-deployment/list-shifting-fleets.js';

export interface TaskCounts {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
}

interface Started {
  readonly serviceArn: string;
  /** The id of a deployment or task set. */
  readonly starter: string;
}

/**
 * Of one deployment or task set. Of one that is being replaced, no more are desired than are left, unless traffic still shifts from
 * it.
 */
export function countTasks(draft: EcsDraft, { serviceArn, starter }: Started): TaskCounts {
  const count = (lastStatus: string) =>
    draft.tasks.count('byStarter', [serviceArn, starter, 'RUNNING', lastStatus]) +
    draft.tasks.count('byStarter', [serviceArn, starter, 'STOPPED', lastStatus]);
  const service = draft.services.get(serviceArn);
  const shifting = service && listShiftingFleets(draft, service)?.find((fleet) => fleet.starter === starter);
  const isPrimary = service?.deployments.some(({ id, status }) => id === starter && status === 'PRIMARY');
  return {
    desired:
      shifting?.wanted ??
      (isPrimary ? (service?.desiredCount ?? 0) : draft.tasks.count('byStarter', [serviceArn, starter, 'RUNNING'])),
    running: count('RUNNING'),
    pending: count('PROVISIONING') + count('PENDING') + count('ACTIVATING'),
  };
}

/** Those that have not stopped yet. */
export function countLiveTasks(draft: EcsDraft, { serviceArn, starter }: Started): number {
  return (
    draft.tasks.count('byStarter', [serviceArn, starter]) -
    draft.tasks.count('byStarter', [serviceArn, starter, 'STOPPED', 'STOPPED'])
  );
}
