import { siblingArn } from '../../aws/arn.js';
import type { BatchTransitionContext } from '../batch-context.js';

export const DISPATCH: string = 'batch.scheduler.dispatch';

/** Something of AWS Batch has changed that may let a job start, or an environment grow or shrink: the scheduler looks at it in its next cycle. */
export function requestDispatch(
  changedArn: string,
  { schedule, scheduled, timing }: Pick<BatchTransitionContext, 'schedule' | 'scheduled' | 'timing'>,
): void {
  const target = siblingArn(changedArn, 'scheduler');
  if (scheduled(target, [DISPATCH]).length === 0) schedule({ kind: DISPATCH, target, afterMs: timing.schedulingMs });
}
