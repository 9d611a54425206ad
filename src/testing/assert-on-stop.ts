import { toMilliseconds } from '../clock/duration.js';
import type { ContainerOutcome } from '../ecs/task/task-outcome.js';
import { assertMembers } from '../errors/assert-members.js';

/** How a process answers SIGTERM: tasks and jobs say it alike. */
export function assertOnStop(onStop: ContainerOutcome['onStop'] = {}): void {
  assertMembers(onStop, { exitCode: ['number'], after: ['number', 'text'] }, { name: 'onStop', topic: 'outcomes' });
  toMilliseconds(onStop.after ?? 0);
}
