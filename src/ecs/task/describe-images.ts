import type { TransactionContext } from '../../store/store.js';
import { digestOfImage } from './image-digest.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import { taskIdOf } from './task-table.js';

/** What is known of containers once their images are there. What an agent has reported of them stays. */
export function describeImages(
  task: Pick<TaskRecord, 'taskArn' | 'launchType' | 'containers'>,
  { identifiers }: Pick<TransactionContext, 'identifiers'>,
): Pick<TaskRecord, 'containers'> {
  const describe = (container: ContainerRecord): ContainerRecord => ({
    ...container,
    imageDigest: container.imageDigest ?? digestOfImage(container.image),
    runtimeId:
      container.runtimeId ??
      (task.launchType === 'FARGATE' ? `${taskIdOf(task)}-${identifiers.digits(10)}` : identifiers.hex(64)),
  });
  return { containers: task.containers.every(isDescribed) ? task.containers : task.containers.map(describe) };
}

function isDescribed({ imageDigest, runtimeId }: ContainerRecord): boolean {
  return imageDigest !== undefined && runtimeId !== undefined;
}
