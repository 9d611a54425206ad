import type { ContainerProperties, LinuxParameters, LogConfiguration } from '@aws-sdk/client-batch';
import type { JobPlatform } from './find-job-definition.js';

/** What the container of a job says, be it the only one or one of several. */
type ContainerSettings = Pick<
  ContainerProperties,
  | 'command'
  | 'environment'
  | 'linuxParameters'
  | 'logConfiguration'
  | 'mountPoints'
  | 'resourceRequirements'
  | 'secrets'
  | 'ulimits'
>;

/** Assumption: assignPublicIp is not shown unless it was given, though it is DISABLED then. */
export function normaliseContainer(container: ContainerProperties, platform: JobPlatform): ContainerProperties {
  const { volumes = [], fargatePlatformConfiguration: fargate } = container;
  return {
    ...container,
    ...normaliseSettings(container),
    volumes,
    ...(platform === 'FARGATE' && {
      fargatePlatformConfiguration: { platformVersion: fargate?.platformVersion ?? 'LATEST' },
    }),
  };
}

export function normaliseSettings(settings: ContainerSettings): ContainerSettings {
  const { command = [], environment = [], mountPoints = [], resourceRequirements = [] } = settings;
  const { secrets = [], ulimits = [], linuxParameters, logConfiguration } = settings;
  return {
    command,
    environment,
    mountPoints,
    resourceRequirements,
    secrets,
    ulimits,
    ...(linuxParameters && { linuxParameters: normaliseLinuxParameters(linuxParameters) }),
    ...(logConfiguration && { logConfiguration: normaliseLogConfiguration(logConfiguration) }),
  };
}

function normaliseLinuxParameters(parameters: LinuxParameters): LinuxParameters {
  const { devices = [], tmpfs = [] } = parameters;
  return {
    ...parameters,
    devices: devices.map((device) => ({ ...device, permissions: device.permissions ?? [] })),
    tmpfs: tmpfs.map((mount) => ({ ...mount, mountOptions: mount.mountOptions ?? [] })),
  };
}

function normaliseLogConfiguration(configuration: LogConfiguration): LogConfiguration {
  const { options = {}, secretOptions = [] } = configuration;
  return { ...configuration, options, secretOptions };
}
