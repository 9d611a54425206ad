import type { ContainerDefinition, TaskOverride } from '@aws-sdk/client-ecs';
import { castDraft, freeze } from 'immer';
import { regionOfArn } from '../../aws/arn.js';
import { oncePerObject } from '../../store/once-per-object.js';
import { storageKeyOf } from '../cluster/storage-key-of.js';
import { createVolume } from './ebs-volume.js';
import { createNetworkInterface } from './network-interface.js';
import { resolvePlatformVersion } from './resolve-platform-version.js';
import { zoneOfSubnet } from './subnet-table.js';
import type { TaskRecord } from './task-record.js';
import { containerDefinitionsIn, overrideOf, type TaskContext, type TaskRequest } from './task-request.js';

// What tasks have in common is frozen once.
const ON_ARM = freeze([{ name: 'ecs.cpu-architecture', value: 'arm64' }], true);
const ON_X86 = freeze([{ name: 'ecs.cpu-architecture', value: 'x86_64' }], true);
const DEFAULT_STORAGE = freeze({ sizeInGiB: 20 });

/** A task in its first state. Its containers are yet to come. */
export function buildTask(request: TaskRequest, context: TaskContext): Omit<TaskRecord, 'sequence'> {
  const { cluster, taskDefinition, overrides = {}, subnetId } = request;
  const { definition, family } = taskDefinition;
  const taskId = request.taskId ?? context.identifiers.hex(32);
  const attachments = [
    ...(subnetId === undefined ? [] : [createNetworkInterface(subnetId, context)]),
    ...(request.volumes ?? []).flatMap((volume) => createVolume(volume, context) ?? []),
  ];
  return {
    taskArn: `${cluster.clusterArn.replace(':cluster/', ':task/')}/${taskId}`,
    clusterArn: cluster.clusterArn,
    taskDefinitionArn: taskDefinition.taskDefinitionArn,
    family,
    lastStatus: attachments.length > 0 || isProvisioned(request) ? 'PROVISIONING' : 'PENDING',
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    version: 1,
    group: request.group ?? `family:${family}`,
    ...placeMembers(request),
    ...(request.launchType === 'FARGATE' && fargateMembers(request)),
    cpu: overrides.cpu ?? definition.cpu ?? sumOf(request, 'cpu'),
    memory: overrides.memory ?? definition.memory ?? sumOf(request, 'memory'),
    enableExecuteCommand: request.enableExecuteCommand ?? false,
    overrides: overridesOf(request),
    attributes: definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? ON_ARM : ON_X86,
    attachments,
    tags: [...request.tags],
    registersTargets: request.registersTargets ?? false,
    createdAt: context.now,
    containers: [],
  };
}

/** A capacity provider finds an instance first, though this may take no time. */
function isProvisioned({ capacityProviderName, launchType }: TaskRequest): boolean {
  return capacityProviderName !== undefined && launchType !== 'FARGATE';
}

/** Where the task runs and who asked for it, as far as this is known. */
function placeMembers(request: TaskRequest): Partial<TaskRecord> & Pick<TaskRecord, 'launchType'> {
  const { launchType, startedBy, serviceArn, capacityProviderName, containerInstanceArn, claim, waiting } = request;
  const { subnetId, cluster } = request;
  const zone = subnetId === undefined ? undefined : zoneOfSubnet({ subnetId }, regionOfArn(cluster.clusterArn));
  const { availabilityZone = zone } = request;
  return {
    launchType,
    ...(startedBy !== undefined && { startedBy }),
    ...(serviceArn !== undefined && { serviceArn }),
    ...request.daemon,
    ...(capacityProviderName !== undefined && { capacityProviderName }),
    ...(containerInstanceArn !== undefined && { containerInstanceArn }),
    ...(claim && { claim }),
    ...(waiting && { waiting: castDraft(waiting) }),
    ...(availabilityZone !== undefined && { availabilityZone }),
  };
}

/** Each container is named, whether or not something of it is overridden. */
function overridesOf(request: TaskRequest): TaskOverride {
  const definitions = containerDefinitionsIn(request);
  if (request.overrides === undefined) return usualOverrides(definitions);
  const containerOverrides = definitions.map(({ name = '' }) => overrideOf(request, name));
  return { ...request.overrides, containerOverrides, inferenceAcceleratorOverrides: [] };
}

const usualOverrides = oncePerObject((definitions: readonly ContainerDefinition[]): TaskOverride => {
  const containerOverrides = definitions.map(({ name = '' }) => ({ name }));
  return freeze({ containerOverrides, inferenceAcceleratorOverrides: [] }, true);
});

function sumOf(request: TaskRequest, resource: 'cpu' | 'memory'): string {
  const amounts = containerDefinitionsIn(request).map((definition) => {
    const amount = overrideOf(request, definition.name ?? '')[resource] ?? definition[resource];
    return amount ?? (resource === 'memory' ? definition.memoryReservation : undefined) ?? 0;
  });
  return String(amounts.reduce((sum, amount) => sum + amount, 0));
}

function fargateMembers({ cluster, taskDefinition, platformVersion, overrides }: TaskRequest): Partial<TaskRecord> {
  const family = taskDefinition.definition.runtimePlatform?.operatingSystemFamily ?? 'LINUX';
  const storageKey = storageKeyOf(cluster);
  return {
    platformVersion: resolvePlatformVersion(platformVersion, { platformFamily: family }),
    platformFamily: family === 'LINUX' ? 'Linux' : family,
    ephemeralStorage: overrides?.ephemeralStorage ?? taskDefinition.definition.ephemeralStorage ?? DEFAULT_STORAGE,
    ...(storageKey && { storageKey }),
  };
}
