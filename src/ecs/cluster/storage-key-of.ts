import type { DeploymentEphemeralStorage } from '@aws-sdk/client-ecs';
import type { ClusterRecord } from './cluster-record.js';

/** The key that encrypts the ephemeral storage of tasks on Fargate, where the cluster names one. */
export function storageKeyOf({
  configuration,
}: Pick<ClusterRecord, 'configuration'>): DeploymentEphemeralStorage | undefined {
  const kmsKeyId = configuration?.managedStorageConfiguration?.fargateEphemeralStorageKmsKeyId;
  return kmsKeyId === undefined ? undefined : { kmsKeyId };
}
