import type { AttachmentStateChange } from '@aws-sdk/client-ecs';
import { arnTail, type Scope } from '../../aws/arn.js';
import { invalidParameter } from '../ecs-errors.js';
import { assertOwnArn, readArnResource } from '../identify.js';
import { advanceAttachment, ATTACHMENT_STATUSES, attachResources } from '../task/attachment.js';
import type { AttachmentStatus, TaskRecord } from '../task/task-record.js';
import { noteTask, taskOf, type TaskStep } from '../task/task-step.js';

/** What an agent says of the network interface of a task, or of a volume. */
export function reportAttachment(step: TaskStep, { attachmentArn = '', status: text }: AttachmentStateChange): void {
  const status = readStatus(text);
  const id = arnTail(attachmentArn);
  if (status === 'ATTACHED') return void noteTask(step, attachResources(taskOf(step), step.context, id));
  step.draft.tasks.update(step.taskArn, ({ attachments }) => {
    for (const attachment of attachments) {
      if (attachment.id === id) attachment.status = advanceAttachment(attachment, status).status;
    }
  });
}

/** Assumption: the wording. */
function readStatus(text: string | undefined): AttachmentStatus {
  const status = ATTACHMENT_STATUSES.find((known) => known === text);
  if (status !== undefined) return status;
  throw invalidParameter(`attachment status should be one of [${ATTACHMENT_STATUSES.join(',')}]`);
}

/** Finds among the tasks the one that the report speaks of. Assumption: the wording where there is none. */
export function getTaskOfAttachment(
  tasks: Iterable<TaskRecord>,
  { attachmentArn = '', status }: AttachmentStateChange,
  scope: Scope,
): TaskRecord {
  readStatus(status);
  readArnResource(attachmentArn, 'attachment');
  assertOwnArn(attachmentArn, scope);
  for (const task of tasks) {
    if (task.attachments.some(({ id }) => id === arnTail(attachmentArn))) return task;
  }
  throw invalidParameter('The referenced attachment was not found.');
}
