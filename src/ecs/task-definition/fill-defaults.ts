import type { ContainerDefinition, HealthCheck, PortMapping, Volume } from '@aws-sdk/client-ecs';
import type { CompleteContainer, CompleteDefinition, TaskDefinitionInput } from './task-definition-record.js';
import { toCpuUnits, toMebibytes } from './task-size.js';

/**
 * What AWS fills in. A network mode that is not given stays so: it stands for `bridge`, or NAT on Windows.
 * Assumption: a restart policy is kept as it is; its period of 300 seconds is not filled in.
 */
export function fillDefaults(input: TaskDefinitionInput): CompleteDefinition {
  const { tags: _, ...given } = input;
  const { family = '', containerDefinitions = [], volumes = [], placementConstraints = [], cpu, memory } = given;
  return {
    ...given,
    family,
    containerDefinitions: containerDefinitions.map((container) => fillContainer(container, given.networkMode)),
    volumes: volumes.map(fillVolume),
    placementConstraints,
    ...(cpu !== undefined && { cpu: toCpuUnits(cpu) }),
    ...(memory !== undefined && { memory: toMebibytes(memory) }),
  };
}

function fillContainer(container: ContainerDefinition, networkMode: string | undefined): CompleteContainer {
  const { name = '', image = '', cpu = 0, essential = true, portMappings = [] } = container;
  const { environment = [], mountPoints = [], volumesFrom = [], systemControls = [], healthCheck } = container;
  return {
    ...container,
    name,
    image,
    cpu,
    portMappings: portMappings.map((mapping) => fillPortMapping(mapping, networkMode)),
    essential,
    environment,
    mountPoints,
    volumesFrom,
    systemControls,
    ...(healthCheck && { healthCheck: fillHealthCheck(healthCheck) }),
  };
}

/** Port 0 of the host stands for any free one. A range of ports has none of its own. */
function fillPortMapping(mapping: PortMapping, networkMode: string | undefined): PortMapping {
  const { containerPort, protocol = 'tcp' } = mapping;
  const sharesPorts = networkMode === 'awsvpc' || networkMode === 'host';
  const hostPort = mapping.hostPort ?? (sharesPorts ? containerPort : 0);
  const hasHostPort = mapping.hostPort !== undefined || mapping.containerPortRange === undefined;
  return { ...mapping, ...(hasHostPort && { hostPort }), protocol };
}

function fillHealthCheck(check: HealthCheck): HealthCheck {
  const { interval = 30, timeout = 5, retries = 3 } = check;
  return { ...check, interval, timeout, retries };
}

function fillVolume(volume: Volume): Volume {
  const { host, dockerVolumeConfiguration, efsVolumeConfiguration: efs, configuredAtLaunch } = volume;
  const { s3filesVolumeConfiguration, fsxWindowsFileServerVolumeConfiguration } = volume;
  if (efs) return { ...volume, efsVolumeConfiguration: { ...efs, rootDirectory: efs.rootDirectory ?? '/' } };
  const isOther = dockerVolumeConfiguration ?? s3filesVolumeConfiguration ?? fsxWindowsFileServerVolumeConfiguration;
  return isOther || configuredAtLaunch ? volume : { ...volume, host: host ?? {} };
}
