import type { Draft } from 'immer';
import type { TransactionContext } from '../../store/store.js';
import type { TaskRecord } from './task-record.js';
import { taskIdOf } from './task-table.js';

/** What is known of containers once their images are there. What an agent has reported of them stays. */
export function describeImages(
  task: Draft<TaskRecord>,
  { identifiers }: Pick<TransactionContext, 'identifiers'>,
): void {
  for (const container of task.containers) {
    container.imageDigest ??= `sha256:${identifiers.hex(64)}`;
    container.runtimeId ??=
      task.launchType === 'FARGATE' ? `${taskIdOf(task)}-${identifiers.digits(10)}` : identifiers.hex(64);
  }
}
