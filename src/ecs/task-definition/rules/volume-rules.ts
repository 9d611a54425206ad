import type { EFSVolumeConfiguration, Volume } from '@aws-sdk/client-ecs';
import { isName } from '../../assert-name.js';
import type { TaskDefinitionRule } from './rule.js';

const EFS_RULES: readonly ((efs: EFSVolumeConfiguration) => string | false | undefined)[] = [
  ({ authorizationConfig, transitEncryption }) =>
    authorizationConfig?.iam === 'ENABLED' &&
    transitEncryption !== 'ENABLED' &&
    'EFS IAM authorization requires TransitEncryption to be enabled',
  ({ transitEncryptionPort, transitEncryption }) =>
    transitEncryptionPort !== undefined &&
    transitEncryption !== 'ENABLED' &&
    'TransitEncryptionPort requires that TransitEncryption is enabled',
  ({ authorizationConfig, rootDirectory = '/' }) =>
    authorizationConfig?.accessPointId &&
    rootDirectory !== '/' &&
    'When using an EFS access point, the root directory must either be set to "/" or be omitted',
  // Assumption: the wording; that an access point needs encryption is documented.
  ({ authorizationConfig, transitEncryption }) =>
    authorizationConfig?.accessPointId &&
    transitEncryption !== 'ENABLED' &&
    'EFS access point requires TransitEncryption to be enabled',
];

export const volumeRules: readonly TaskDefinitionRule[] = [
  // Assumption: a volume without a name is spoken of as a container without one.
  ({ volumes }) => volumes.some(({ name = '' }) => name === '') && 'volume.name should not be null or empty.',
  ({ volumes }) => volumes.some(({ name = '' }) => !isName(name)) && 'volume.name contains invalid characters.',
  // Assumption: the wordings of the next two.
  ({ volumes }) => {
    const mixed = volumes.find((volume) => countKinds(volume) > 1);
    return mixed && `Volume '${mixed.name}' can have only one kind of volume configuration.`;
  },
  ({ volumes }) =>
    volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch).length > 1 &&
    'Only one volume in a task definition can be configured at launch.',
  ...EFS_RULES.map((rule): TaskDefinitionRule => ({ volumes }) => {
    for (const { efsVolumeConfiguration: efs } of volumes) {
      const finding = efs && rule(efs);
      if (finding) return finding;
    }
    return undefined;
  }),
  ({ volumes, containerDefinitions }) => {
    const mounted = containerDefinitions.flatMap(({ mountPoints }) => mountPoints);
    const unknown = mounted.find(({ sourceVolume }) => !volumes.some(({ name }) => name === sourceVolume));
    return unknown && `Unknown volume '${unknown.sourceVolume ?? ''}'.`;
  },
  ({ volumes, containerDefinitions }) => {
    const mounted = containerDefinitions.flatMap(({ mountPoints }) => mountPoints);
    const unused = volumes.find(
      ({ name, configuredAtLaunch }) =>
        configuredAtLaunch && !mounted.some(({ sourceVolume }) => sourceVolume === name),
    );
    return unused && `Volumes [${unused.name}] are not referenced by any of the containers`;
  },
];

/** An empty `host` says no more than that the volume is a volume. */
function countKinds(volume: Volume): number {
  return [
    volume.host?.sourcePath,
    volume.dockerVolumeConfiguration,
    volume.efsVolumeConfiguration,
    volume.fsxWindowsFileServerVolumeConfiguration,
    volume.s3filesVolumeConfiguration,
    volume.configuredAtLaunch,
  ].filter(Boolean).length;
}
