import { SIGKILL_EXIT_CODE } from '../aws/exit-codes.js';
import { assertMembers } from '../errors/assert-members.js';
import { showValue, UsageError } from '../errors/usage-error.js';

/** How a container comes to its end. */
export interface ContainerExit {
  /** Its name. Default: the first essential one. */
  readonly container?: string | undefined;
  /** Default 0, or 137 where the reason is an OutOfMemoryError. */
  readonly exitCode?: number;
  /** The container's `reason`. Default: none. */
  readonly reason?: string;
}

/** As ECS and AWS Batch word it. */
export const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';

export interface ExitFacts {
  readonly exitCode: number;
  readonly reason?: string;
}

/** @throws UsageError for an exit code that no process has, and for members that there are not. */
export function readExit(incident: string, exit: ContainerExit): ExitFacts {
  assertMembers(exit, ['container', 'exitCode', 'reason'], { name: incident, topic: 'incidents' });
  const { exitCode, reason } = exit;
  const byReason = reason?.startsWith('OutOfMemoryError') ? SIGKILL_EXIT_CODE : 0;
  const code = exitCode ?? byReason;
  if (!Number.isInteger(code) || code < 0 || code > 255) {
    throw new UsageError(
      `${incident}: ${showValue(exitCode)} is no exit code. Give a whole number from 0 to 255.`,
      'incidents',
    );
  }
  return { exitCode: code, ...(reason !== undefined && { reason }) };
}
