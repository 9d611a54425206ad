import type { TransactionContext } from '../../store/store.js';
import { scopeOfTask } from './task-table.js';
import type { AttachmentRecord, AttachmentStatus, TaskRecord } from './task-record.js';

/** As the task is created: all that is known is the subnet. */
export function createNetworkInterface(
  subnetId: string,
  { identifiers }: Pick<TransactionContext, 'identifiers'>,
): AttachmentRecord {
  return {
    id: identifiers.uuid(),
    type: 'ElasticNetworkInterface',
    status: 'PRECREATED',
    details: [{ name: 'subnetId', value: subnetId }],
  };
}

/** The interface is attached, unless it has been: the task is connected, and its containers have an address. */
export function attachNetworkInterface(
  task: TaskRecord,
  context: Pick<TransactionContext, 'identifiers' | 'now'>,
): Partial<Pick<TaskRecord, 'attachments' | 'containers' | 'connectivity' | 'connectivityAt'>> {
  const [attachment, ...others] = task.attachments;
  if (attachment === undefined || !isBefore(attachment, 'ATTACHED')) return {};
  const digits = context.identifiers.hex(32);
  const privateIPv4Address = toPrivateAddress(digits);
  const details = [
    ...attachment.details,
    { name: 'networkInterfaceId', value: `eni-0${digits.slice(0, 16)}` },
    { name: 'macAddress', value: `0e:${digits.slice(16, 26).match(/../g)?.join(':')}` },
    { name: 'privateDnsName', value: toPrivateDnsName(privateIPv4Address, scopeOfTask(task).region) },
    { name: 'privateIPv4Address', value: privateIPv4Address },
  ];
  const networkInterfaces = [{ attachmentId: attachment.id, privateIpv4Address: privateIPv4Address }];
  return {
    attachments: [{ ...attachment, status: 'ATTACHED', details }, ...others],
    connectivity: 'CONNECTED',
    connectivityAt: context.now,
    containers: task.containers.map((container) => ({ ...container, networkInterfaces })),
  };
}

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

function toPrivateAddress(digits: string): string {
  const byte = (at: number) => parseInt(digits.slice(at, at + 2), 16);
  // The first addresses of a subnet belong to AWS.
  return `10.0.${byte(26)}.${4 + (byte(28) % 250)}`;
}

function toPrivateDnsName(address: string, region: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${domain}`;
}
