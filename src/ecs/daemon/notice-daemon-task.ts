import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskRecord } from '../task/task-record.js';
import { noteDaemonFailure } from './note-daemon-failure.js';
import { requestDaemonReconcile } from './request-daemon-reconcile.js';

interface Noticing {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'now' | 'emit' | 'schedule' | 'scheduled' | 'cancel'>;
}

export interface DaemonTaskChange {
  readonly task: TaskRecord;
  readonly daemonArn: string;
  readonly hasEndedByItself: boolean;
}

/** A task of a daemon has changed. */
export function noticeDaemonTask(noticing: Noticing, { task, daemonArn, hasEndedByItself }: DaemonTaskChange): void {
  const { taskArn, daemonRevisionArn: revisionArn, containerInstanceArn = '', startedAt, stoppedReason: reason } = task;
  if (noticing.draft.daemons.get(daemonArn) === undefined) return;
  if (hasEndedByItself) {
    const isStart = startedAt === undefined;
    noteDaemonFailure(noticing, { daemonArn, revisionArn, containerInstanceArn, taskArn, isStart, reason });
  }
  requestDaemonReconcile({ daemonArn, afterMs: 0 }, noticing.context);
}
