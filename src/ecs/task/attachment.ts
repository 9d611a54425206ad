import type { TransactionContext } from '../../store/store.js';
import { detailsOfVolume, isKept } from './ebs-volume.js';
import { addressIn, detailsOfInterface } from './network-interface.js';
import type { AttachmentRecord, AttachmentStatus, TaskRecord } from './task-record.js';

/** In the order in which an attachment passes through them. */
export const ATTACHMENT_STATUSES: readonly AttachmentStatus[] = [
  'PRECREATED',
  'CREATED',
  'ATTACHING',
  'ATTACHED',
  'DETACHING',
  'DETACHED',
  'DELETED',
];

/** An attachment never goes back to what it was. */
export function advanceAttachment(attachment: AttachmentRecord, status: AttachmentStatus): AttachmentRecord {
  return isBefore(attachment, status) ? { ...attachment, status } : attachment;
}

function isBefore(attachment: AttachmentRecord, status: AttachmentStatus): boolean {
  return ATTACHMENT_STATUSES.indexOf(attachment.status) < ATTACHMENT_STATUSES.indexOf(status);
}

type Attached = Partial<Pick<TaskRecord, 'attachments' | 'containers' | 'connectivity' | 'connectivityAt'>>;

/**
 * Interface and volumes, or the one of them with that id, are attached, unless they have been: with the interface the task is connected,
 * and its containers have an address.
 */
export function attachResources(
  task: TaskRecord,
  context: Pick<TransactionContext, 'identifiers' | 'now'>,
  only?: string,
): Attached {
  const isDue = (attachment: AttachmentRecord) =>
    isBefore(attachment, 'ATTACHED') && (only === undefined || attachment.id === only);
  if (!task.attachments.some(isDue)) return {};
  const attachments = task.attachments.map((attachment) =>
    isDue(attachment) ? attach(attachment, task, context) : attachment,
  );
  const [attachment] = attachments;
  if (attachment?.type !== 'ElasticNetworkInterface' || attachment === task.attachments[0]) return { attachments };
  const networkInterfaces = [{ attachmentId: attachment.id, privateIpv4Address: addressIn(attachment) }];
  return {
    attachments,
    connectivity: 'CONNECTED',
    connectivityAt: context.now,
    containers: task.containers.map((container) => ({ ...container, networkInterfaces })),
  };
}

function attach(
  attachment: AttachmentRecord,
  task: TaskRecord,
  context: Pick<TransactionContext, 'identifiers'>,
): AttachmentRecord {
  const isInterface = attachment.type === 'ElasticNetworkInterface';
  const known = isInterface ? detailsOfInterface(task, context) : detailsOfVolume(context);
  return { ...attachment, status: 'ATTACHED', details: [...attachment.details, ...known] };
}

/** The task is over. */
export function endAttachment(attachment: AttachmentRecord): AttachmentRecord {
  return advanceAttachment(attachment, isKept(attachment) ? 'DETACHED' : 'DELETED');
}
