import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { daemonAction, type ImpairedStart } from './daemon-event.js';

export interface DaemonFailure extends Partial<Pick<ImpairedStart, 'reason'>> {
  readonly daemonArn: string;
  readonly revisionArn: string | undefined;
  readonly containerInstanceArn: string;
  readonly taskArn?: string | undefined;
  /** Whether the task never came to serve. */
  readonly isStart: boolean;
}

interface Noting {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'now' | 'emit'>;
}

/** A task could not start, or has ended by itself: the circuit breaker of the deployment counts it. */
export function noteDaemonFailure({ draft, context }: Noting, failure: DaemonFailure): void {
  const { daemonArn, revisionArn, containerInstanceArn, taskArn, isStart, reason = '' } = failure;
  const daemon = draft.daemons.get(daemonArn);
  if (daemon === undefined) return;
  if (isStart) context.emit(daemonAction, { daemon, containerInstanceArn, taskArn, reason });
  if (revisionArn !== daemon.goalRevisionArn) return;
  draft.daemons.update(daemonArn, (record) => void record.exitedTasks++);
  draft.daemonDeployments.update(daemon.deploymentArn, ({ rollback, circuitBreaker, status }) => {
    if (status === 'ROLLBACK_IN_PROGRESS' && rollback) rollback.failureCount++;
    else if (circuitBreaker.status === 'MONITORING') circuitBreaker.failureCount++;
  });
}
