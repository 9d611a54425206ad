import type { Failure, Task } from '@aws-sdk/client-ecs';
import { copyOutput } from '../../pipeline/copy-output.js';
import type { Reply } from '../../pipeline/reply.js';
import type { TaskRecord } from './task-record.js';
import { toTaskView } from './task-view.js';

interface ShownTasks {
  readonly tasks: readonly TaskRecord[];
  readonly failures: readonly Failure[];
  /** Default true. */
  readonly withTags?: boolean;
}

export function replyTasks({
  tasks,
  failures,
  withTags = true,
}: ShownTasks): Reply<{ tasks: Task[]; failures: Failure[] }> {
  // A list that has grown has room for more, which would be kept with it.
  const shown = tasks.slice();
  return () => ({
    tasks: shown.map((task) => toTaskView(task, { withTags })),
    failures: failures.map(copyOutput),
  });
}
