import type { ContainerRecord, TaskRecord } from '../../ecs/task/task-record.js';
import { containerDefinitionsOf, containerOf } from '../../ecs/task/task-step.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { EcsScene } from './ecs-scene.js';

/**
 * The container of that name, by default the first essential one.
 *
 * @throws UsageError when the task has no such container.
 */
export function chooseContainer(scene: EcsScene, task: TaskRecord, name?: string): ContainerRecord {
  const names = task.containers.map((container) => container.name);
  const definitions = containerDefinitionsOf({ ...scene, taskArn: task.taskArn });
  const chosen = name ?? names.find((own) => definitions.get(own)?.essential !== false) ?? '';
  if (!names.includes(chosen)) {
    throw new UsageError(
      `${scene.incident}: ${showValue(chosen)} is no container of ${task.taskArn}, which has ${names.join(', ')}. Name one of these.`,
      'incidents',
    );
  }
  return containerOf(task, chosen);
}

/** @throws UsageError when the container does not run. */
export function assertRunning(
  { incident }: EcsScene,
  { taskArn }: TaskRecord,
  { name, lastStatus }: ContainerRecord,
): void {
  if (lastStatus === 'RUNNING') return;
  const advice = lastStatus === 'STOPPED' ? 'Do it before.' : 'Move the clock until it is RUNNING.';
  throw new UsageError(
    `${incident}: the container ${name} of ${taskArn} is ${lastStatus}, so this cannot befall it. ${advice}`,
    'incidents',
  );
}
