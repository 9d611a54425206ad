import { arnTail } from '../../aws/arn.js';
import type { ContainerInstanceRecord } from '../../ecs/container-instance/container-instance-record.js';
import type { EcsDraft } from '../../ecs/ecs-state.js';
import type { TaskRecord } from '../../ecs/task/task-record.js';
import { showValue, UsageError } from '../../errors/usage-error.js';

export function findTask(draft: EcsDraft, reference: string): TaskRecord | undefined {
  return draft.tasks.get(reference) ?? draft.tasks.all().find(({ taskArn }) => arnTail(taskArn) === reference);
}

/** @throws UsageError when there is none. */
export function getTask(draft: EcsDraft, reference: string): TaskRecord {
  const task = findTask(draft, reference);
  if (task === undefined) throw notFound(reference, 'task');
  return task;
}

/** By ARN, id or EC2 id. */
export function findInstance(draft: EcsDraft, reference: string): ContainerInstanceRecord | undefined {
  const isIt = ({ ec2InstanceId, containerInstanceArn }: ContainerInstanceRecord) =>
    ec2InstanceId === reference || arnTail(containerInstanceArn) === reference;
  return draft.containerInstances.get(reference) ?? draft.containerInstances.all().find(isIt);
}

/** @throws UsageError when there is none. */
export function getInstance(draft: EcsDraft, reference: string): ContainerInstanceRecord {
  const instance = findInstance(draft, reference);
  if (instance === undefined) throw notFound(reference, 'container instance');
  return instance;
}

export function notFound(reference: string, what: string): UsageError {
  return new UsageError(
    `${showValue(reference)} is no ${what} of this world. ` +
      'Give an ARN or an id, as ecs.seed and the replies of the clients show them.',
    'incidents',
  );
}
