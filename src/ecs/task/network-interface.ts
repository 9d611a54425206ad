import type { KeyValuePair } from '@aws-sdk/client-ecs';
import { regionOfArn } from '../../aws/arn.js';
import type { TransactionContext } from '../../store/store.js';
import type { AttachmentRecord, TaskRecord } from './task-record.js';

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

/** What is known of it once it is attached. */
export function detailsOfInterface(
  task: TaskRecord,
  { identifiers }: Pick<TransactionContext, 'identifiers'>,
): KeyValuePair[] {
  const digits = identifiers.hex(32);
  const privateIPv4Address = toPrivateAddress(digits);
  return [
    { name: 'networkInterfaceId', value: `eni-0${digits.slice(0, 16)}` },
    { name: 'macAddress', value: `0e:${digits.slice(16, 26).match(/../g)?.join(':')}` },
    { name: 'privateDnsName', value: toPrivateDnsName(privateIPv4Address, regionOfArn(task.taskArn)) },
    { name: ADDRESS, value: privateIPv4Address },
  ];
}

const ADDRESS = 'privateIPv4Address';

export function addressIn({ details }: Pick<AttachmentRecord, 'details'>): string | undefined {
  return details.find(({ name }) => name === ADDRESS)?.value;
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
