import { toMilliseconds } from '../clock/duration.js';
import type { ContainerOutcome, TaskOutcome } from '../ecs/task/task-outcome.js';
import { assertMembers } from '../errors/assert-members.js';
import type { ValueType } from '../errors/value-type.js';
import { assertOnStop } from './assert-on-stop.js';

const OF_CONTAINER: Record<keyof ContainerOutcome, readonly ValueType[]> = {
  exitCode: ['number'],
  after: ['number', 'text'],
  reason: ['text'],
  health: ['text', 'list'],
  pullError: ['boolean', 'text'],
  onStop: ['object'],
};

const OF_TASK: Record<keyof TaskOutcome, readonly ValueType[]> = {
  ...OF_CONTAINER,
  targetHealth: ['text', 'list'],
  containers: ['object'],
};

/** Where it is said: when a task starts it would be too late, for then the code under test gets the error. */
export function assertTaskOutcome(outcome: TaskOutcome): void {
  assertMembers(outcome, OF_TASK, { name: 'outcome of a task', topic: 'outcomes' });
  const containers = Object.values(outcome.containers ?? {});
  for (const container of containers) {
    assertMembers(container, OF_CONTAINER, { name: 'outcome of a container', topic: 'outcomes' });
  }
  for (const { after = 0, onStop } of [outcome, ...containers]) {
    toMilliseconds(after);
    assertOnStop(onStop);
  }
}
