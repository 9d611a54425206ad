import type { HookRecord, StageRecord } from './service-deployment-record.js';

/** What decides whether a stage is over. */
export interface StageSituation {
  readonly stage: Pick<StageRecord, 'name' | 'startedAt' | 'bakeMs'>;
  /** Those of this visit of the stage. */
  readonly hooks: readonly Pick<HookRecord, 'status' | 'timeoutAction'>[];
  /** All tasks of the target revision are there and healthy. */
  readonly isTargetReady: boolean;
  /** There are tasks of revisions that neither traffic leaves nor goes to. */
  readonly hasLeftovers: boolean;
  readonly isRollingBack: boolean;
  /** How long a stage without anything to wait for takes. */
  readonly tickMs: number;
  readonly now: number;
}

export type StagePlan =
  | { readonly next: 'go on' | 'fail' }
  /** Until then, as far as time decides it. */
  | { readonly next: 'wait'; readonly until?: number };

/** Decides what comes of a stage. Assumption: what a hook says of a rollback does not keep it from going on. */
export function planStage(situation: StageSituation): StagePlan {
  const { stage, hooks, isRollingBack, tickMs, now } = situation;
  if (!isRollingBack && hooks.some(hasFailed)) return { next: 'fail' };
  if (hooks.some(isOpen) || waitsForTasks(situation)) return { next: 'wait' };
  const until = stage.startedAt + (stage.bakeMs ?? tickMs);
  return now < until ? { next: 'wait', until } : { next: 'go on' };
}

/** The last stage ends with the deployment. */
function waitsForTasks({ stage: { name }, isTargetReady, hasLeftovers }: StageSituation): boolean {
  if (name === 'SCALE_UP') return !isTargetReady;
  return name === 'CLEAN_UP' || (name === 'RECONCILE_SERVICE' && hasLeftovers);
}

/** Whether the hook still has to say what shall be. */
export function isOpen({ status }: Pick<HookRecord, 'status'>): boolean {
  return status === 'IN_PROGRESS' || status === 'AWAITING_ACTION';
}

export function hasFailed({ status, timeoutAction }: Pick<HookRecord, 'status' | 'timeoutAction'>): boolean {
  return status === 'FAILED' || (status === 'TIMED_OUT' && timeoutAction === 'ROLLBACK');
}
