import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import type { EcsTransition } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';

export const DELETE: string = 'ecs.daemon-task-definition.delete';
const FORGET = 'ecs.daemon-task-definition.forget';

/** Assumption: how often AWS looks again whether a revision is still in use. */
const RECHECK_MS = 60_000;

/** A revision stays for as long as daemons and their tasks need it. */
const deleteUnlessInUse: EcsTransition = (draft, { target }, context) => {
  if (draft.daemonTaskDefinitions.get(target)?.status !== 'DELETE_IN_PROGRESS') return;
  if (isInUse(draft, target)) {
    return context.schedule({ kind: DELETE, target, afterMs: RECHECK_MS, background: true });
  }
  draft.daemonTaskDefinitions.update(target, (record) => void (record.status = 'DELETED'));
  const afterMs = context.timing.inactiveServiceRetentionMs;
  context.schedule({ kind: FORGET, target, afterMs, background: true });
};

function isInUse(draft: EcsDraft, daemonTaskDefinitionArn: string): boolean {
  const tasks = draft.tasks.count('byTaskDefinition', [daemonTaskDefinitionArn]);
  const stopped = draft.tasks.count('byTaskDefinition', [daemonTaskDefinitionArn, 'STOPPED']);
  const revisions = [...draft.daemonRevisions.list('byTaskDefinition', [daemonTaskDefinitionArn])];
  return tasks > stopped || revisions.some((revision) => isWanted(draft, revision));
}

/** Whether instances get the revision, or may get it again when a deployment fails. */
function isWanted(draft: EcsDraft, { daemonArn, daemonRevisionArn }: DaemonRevisionRecord): boolean {
  const { goalRevisionArn, completedRevisionArn } = draft.daemons.get(daemonArn) ?? {};
  return daemonRevisionArn === goalRevisionArn || daemonRevisionArn === completedRevisionArn;
}

/** What time does to a daemon task definition. */
export const daemonTaskDefinitionTransitions: Readonly<Record<string, EcsTransition>> = {
  [DELETE]: deleteUnlessInUse,
  // Assumption: it can be described for as long as a deleted service.
  [FORGET]: (draft, { target }) => draft.daemonTaskDefinitions.delete(target),
};
