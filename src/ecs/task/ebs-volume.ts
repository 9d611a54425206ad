import type { KeyValuePair, ServiceVolumeConfiguration, TaskVolumeConfiguration } from '@aws-sdk/client-ecs';
import type { TransactionContext } from '../../store/store.js';
import type { AttachmentRecord } from './task-record.js';

/** A volume of Amazon EBS that a task or a service asks for. */
export type RequestedVolume = TaskVolumeConfiguration | ServiceVolumeConfiguration;

/**
 * As the task is created, nothing is known of the volume itself. That of a service goes with the task. Assumption: where the request
 * only names the volume, there is none.
 */
export function createVolume(
  { name, managedEBSVolume: volume }: RequestedVolume,
  { identifiers }: Pick<TransactionContext, 'identifiers'>,
): AttachmentRecord | undefined {
  if (volume === undefined) return undefined;
  const policy = 'terminationPolicy' in volume ? volume.terminationPolicy : undefined;
  return {
    id: identifiers.uuid(),
    type: 'AmazonElasticBlockStorage',
    status: 'PRECREATED',
    details: [
      { name: 'roleArn', value: volume.roleArn },
      { name: 'volumeName', value: name },
      { name: 'deleteOnTermination', value: String(policy?.deleteOnTermination ?? true) },
    ],
  };
}

export function detailsOfVolume({ identifiers }: Pick<TransactionContext, 'identifiers'>): KeyValuePair[] {
  return [{ name: 'volumeId', value: `vol-0${identifiers.hex(16)}` }];
}

/** Whether it outlives its task. */
export function isKept({ details }: AttachmentRecord): boolean {
  return details.some(({ name, value }) => name === 'deleteOnTermination' && value === 'false');
}
