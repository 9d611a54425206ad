import { noticeDaemonTask } from '../daemon/notice-daemon-task.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskRecord } from '../task/task-record.js';
import { noteFailedStart } from './note-failed-start.js';
import { requestReconcile } from './request-reconcile.js';
import { isEndless } from './is-endless.js';
import { getService } from './service-table.js';

interface Noticing {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'now' | 'timing' | 'emit' | 'schedule' | 'scheduled' | 'cancel'>;
}

export interface TaskChange {
  readonly before: TaskRecord;
  readonly after: TaskRecord;
}

/** A task has changed. Where it is one of a service or of a daemon, that takes note, and is looked at soon. */
export function noticeTask({ draft, context }: Noticing, { before, after }: TaskChange): void {
  const { serviceArn, startedBy: starter = '' } = after;
  const { daemonArn } = after;
  if (daemonArn !== undefined) {
    const hasEnded = hasEndedByItself({ before, after });
    return noticeDaemonTask({ draft, context }, { task: after, daemonArn, hasEndedByItself: hasEnded });
  }
  if (serviceArn === undefined || draft.services.get(serviceArn) === undefined) return;
  if (hasEndedByItself({ before, after })) noteEnd({ draft, context }, { serviceArn, starter, after });
  noteTargets(draft, { before, after });
  const background = isEndless(getService(draft, serviceArn));
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerTickMs, background }, context);
}

interface End {
  readonly serviceArn: string;
  readonly starter: string;
  readonly after: TaskRecord;
}

/** One that has never run counts as a failure of what started it. */
function noteEnd({ draft, context }: Noticing, { serviceArn, starter, after }: End): void {
  if (after.startedAt === undefined) noteFailedStart({ draft, context }, { serviceArn, starter });
  else draft.services.update(serviceArn, (record) => void record.exitedTasks++);
}

/** A stop that somebody asked for is none. */
function hasEndedByItself({ before, after: { desiredStatus, stopCode } }: TaskChange): boolean {
  if (before.desiredStatus === 'STOPPED' || desiredStatus !== 'STOPPED') return false;
  return stopCode === 'TaskFailedToStart' || stopCode === 'EssentialContainerExited';
}

/** Load balancers get to know a task with ACTIVATING, and are told to forget it with DEACTIVATING. */
function noteTargets(draft: EcsDraft, { before, after }: TaskChange): void {
  const { serviceArn = '', startedBy = '', lastStatus, targetHealth } = after;
  if (before.lastStatus === lastStatus || targetHealth === undefined) return;
  const isRegistered = before.lastStatus === 'ACTIVATING' && lastStatus === 'RUNNING';
  if (!isRegistered && lastStatus !== 'DEACTIVATING') return;
  draft.services.update(serviceArn, ({ unannounced }) => void unannounced.push({ startedBy, isRegistered }));
}
