import type { BatchContext, BatchTransition } from '../batch-context.js';

const FORGET = 'batch.job-definition.forget';

export const jobDefinitionTransitions: Readonly<Record<string, BatchTransition>> = {
  [FORGET]: (draft, { target }) => draft.jobDefinitions.delete(target),
};

/** AWS keeps an INACTIVE revision for a while. */
export function scheduleForgetting(jobDefinitionArn: string, { schedule, timing }: BatchContext): void {
  const afterMs = timing.inactiveDefinitionRetentionMs;
  schedule({ kind: FORGET, target: jobDefinitionArn, afterMs, background: true });
}
