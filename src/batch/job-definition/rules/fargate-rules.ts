import type { LinuxParameters } from '@aws-sdk/client-batch';
import type { ContainerSettings, JobTask } from './job-task.js';
import type { Rule } from './rule.js';

const LOG_DRIVERS: readonly string[] = ['awslogs', 'splunk', 'awsfirelens'];
const LINUX_PARAMETERS = ['devices', 'sharedMemorySize', 'tmpfs', 'maxSwap', 'swappiness'] as const;
const STORAGE_GIB: readonly [least: number, most: number] = [21, 200];
/** The first platform version that mounts EFS. */
const EFS_VERSION = '1.4.0';

const containerRules: readonly Rule<ContainerSettings>[] = [
  ({ ulimits = [] }) => ulimits.length > 0 && 'ulimits is not applicable for Fargate.',
  // Assumption: the wording about privileged containers; that Fargate refuses them is on record.
  ({ privileged }) => privileged && 'privileged is not applicable for Fargate.',
  ({ linuxParameters = {} }) => {
    const refused = LINUX_PARAMETERS.find((member) => isGiven(linuxParameters[member]));
    return refused !== undefined && `linuxParameter.${refused} is not allowed for Fargate.`;
  },
  ({ logConfiguration: log }) =>
    log?.logDriver !== undefined &&
    !LOG_DRIVERS.includes(log.logDriver) &&
    `Log driver for Fargate is not valid: ${log.logDriver}`,
];

/** What jobs on Fargate cannot have, or must. */
export const fargateRules: readonly Rule<JobTask>[] = [
  ({ executionRoleArn }) => !executionRoleArn && 'executionRoleArn is required for Fargate jobs.',
  ...containerRules.map((rule): Rule<JobTask> => ({ containers }) => {
    for (const container of containers) {
      const finding = rule(container);
      if (finding) return finding;
    }
    return undefined;
  }),
  ({ volumes }) =>
    volumes.some(({ host }) => host?.sourcePath) && 'host.sourcePath should not be set for volumes in Fargate.',
  ({ volumes, platformVersion = 'LATEST' }) =>
    isBefore(platformVersion, EFS_VERSION) &&
    volumes.some(({ efsVolumeConfiguration }) => efsVolumeConfiguration !== undefined) &&
    `EFS is supported for Fargate platform versions ${EFS_VERSION} or later, provided ${platformVersion}`,
  ({ ephemeralStorage }) =>
    ephemeralStorage !== undefined &&
    !isWithin(Number(ephemeralStorage.sizeInGiB), STORAGE_GIB) &&
    'Ephemeral storage for Fargate tasks can be only between range 21 GiB to 200 GiB',
];

function isGiven(value: LinuxParameters[(typeof LINUX_PARAMETERS)[number]]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Assumption: a platform version that is no number, such as LATEST, mounts EFS. */
function isBefore(version: string, other: string): boolean {
  if (!/^\d+(?:\.\d+)*$/.test(version)) return false;
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}

function isWithin(value: number, [least, most]: readonly [least: number, most: number]): boolean {
  return value >= least && value <= most;
}
