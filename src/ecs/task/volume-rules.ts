import type { LaunchType } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';
import type { CompleteDefinition } from '../task-definition/task-definition-record.js';
import type { RequestedVolume } from './ebs-volume.js';

type Range = readonly [least: number, most: number];

interface VolumeType {
  readonly sizeInGiB: Range;
  /** Undefined: it cannot be asked for. */
  readonly iops?: Range;
  readonly needsIops?: boolean;
}

const VOLUME_TYPES: Readonly<Record<string, VolumeType>> = {
  gp2: { sizeInGiB: [1, 16_384] },
  gp3: { sizeInGiB: [1, 16_384], iops: [3_000, 16_000] },
  io1: { sizeInGiB: [4, 16_384], iops: [100, 64_000], needsIops: true },
  io2: { sizeInGiB: [4, 16_384], iops: [100, 256_000], needsIops: true },
  sc1: { sizeInGiB: [125, 16_384] },
  st1: { sizeInGiB: [125, 16_384] },
  standard: { sizeInGiB: [1, 1_024] },
};
const MOST_THROUGHPUT = 1_000;

/** Assumption: what follows the colon; only the beginning is on record. */
export function assertEbsVolumes(volumes: readonly RequestedVolume[]): void {
  for (const { managedEBSVolume } of volumes) {
    const problem = managedEBSVolume && findEbsProblem(managedEBSVolume);
    if (problem !== undefined) {
      throw invalidParameter(`ECS managed EBS volume configuration was invalid: ${problem}`);
    }
  }
}

function findEbsProblem(volume: NonNullable<RequestedVolume['managedEBSVolume']>): string | undefined {
  const { volumeType = 'gp3', sizeInGiB, iops, throughput, snapshotId } = volume;
  const type = VOLUME_TYPES[volumeType];
  if (type === undefined) return `volumeType should be one of [${Object.keys(VOLUME_TYPES).join(',')}]`;
  if (sizeInGiB === undefined && snapshotId === undefined) return 'either sizeInGiB or snapshotId must be specified';
  if (volume.volumeInitializationRate !== undefined && snapshotId === undefined) {
    return 'volumeInitializationRate requires a snapshotId';
  }
  if (iops === undefined && type.needsIops) return `iops must be specified for volume type ${volumeType}`;
  if (iops !== undefined && type.iops === undefined) return `iops is not supported for volume type ${volumeType}`;
  if (throughput !== undefined && volumeType !== 'gp3') {
    return `throughput is not supported for volume type ${volumeType}`;
  }
  return (
    findRangeProblem('sizeInGiB', sizeInGiB, type.sizeInGiB) ??
    findRangeProblem('iops', iops, type.iops) ??
    findRangeProblem('throughput', throughput, [1, MOST_THROUGHPUT])
  );
}

function findRangeProblem(
  member: string,
  value: number | undefined,
  [least, most]: Range = [0, 0],
): string | undefined {
  const isFine = value === undefined || (value >= least && value <= most);
  return isFine ? undefined : `${member} must be between ${least} and ${most}`;
}

/** Volumes of the definition that wait for their settings. Assumption: what follows the first sentence, and the wording for several. */
export function assertVolumes(
  volumes: readonly RequestedVolume[],
  { definition, launchType }: { readonly definition: CompleteDefinition; readonly launchType: LaunchType },
): void {
  const waiting = definition.volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch).map(({ name }) => name);
  for (const { name, managedEBSVolume } of volumes) {
    if (!waiting.includes(name)) {
      throw invalidParameter(
        `The volume name '${name}' in your request does not have a matching volume in your Task Definition. Specify the name of a volume with configuredAtLaunch and try again.`,
      );
    }
    if (managedEBSVolume?.volumeType === 'standard' && launchType === 'FARGATE') {
      throw invalidParameter(
        'ECS managed EBS volume configuration was invalid: volume type standard is not supported on Fargate',
      );
    }
  }
  if (volumes.length > 1) {
    throw invalidParameter(
      'Only one volume can be configured at launch. Specify one volume configuration and try again.',
    );
  }
}
