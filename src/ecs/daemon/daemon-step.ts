import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import type { DaemonRecord } from './daemon-record.js';

/** One daemon at one moment: what its reconciliation works on. */
export interface DaemonStep {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
  readonly daemonArn: string;
}

export function daemonOf({ draft, daemonArn }: DaemonStep): DaemonRecord {
  const daemon = draft.daemons.get(daemonArn);
  if (daemon === undefined) throw new Error(`No daemon ${daemonArn}`);
  return daemon;
}

/** Undefined for a daemon that is being deleted. */
export function goalOf(step: DaemonStep): DaemonRevisionRecord | undefined {
  return step.draft.daemonRevisions.get(daemonOf(step).goalRevisionArn ?? '');
}
