import { toMilliseconds } from '../clock/duration.js';
import type { ContainerOutcome, TaskOutcome } from '../ecs/task/task-outcome.js';
import { assertMembers } from '../errors/assert-members.js';

const OF_CONTAINER: readonly string[] = Object.keys({
  exitCode: true,
  after: true,
  reason: true,
  health: true,
  pullError: true,
  onStop: true,
} satisfies Record<keyof ContainerOutcome, true>);

const OF_TASK: readonly string[] = [
  ...OF_CONTAINER,
  ...Object.keys({ targetHealth: true, containers: true } satisfies Record<
    Exclude<keyof TaskOutcome, keyof ContainerOutcome>,
    true
  >),
];

/** Where it is said: when a task starts it would be too late, for then the code under test gets the error. */
export function assertTaskOutcome(outcome: TaskOutcome): void {
  assertMembers(outcome, OF_TASK, { name: 'outcome of a task', topic: 'outcomes' });
  for (const container of Object.values(outcome.containers ?? {})) {
    assertMembers(container, OF_CONTAINER, { name: 'outcome of a container', topic: 'outcomes' });
  }
  for (const { after = 0 } of [outcome, ...Object.values(outcome.containers ?? {})]) toMilliseconds(after);
}
