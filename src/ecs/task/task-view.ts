import type { Container, Task } from '@aws-sdk/client-ecs';
import { toDate } from '../to-date.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';

/** Member by member: the record knows more than AWS shows, and a task is shown often. */
export function toTaskView(task: TaskRecord, { withTags }: { readonly withTags: boolean }): Task {
  return {
    taskArn: task.taskArn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: task.taskDefinitionArn,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    version: task.version,
    group: task.group,
    startedBy: task.startedBy,
    launchType: task.launchType,
    capacityProviderName: task.capacityProviderName,
    containerInstanceArn: task.containerInstanceArn,
    availabilityZone: task.availabilityZone,
    platformVersion: task.platformVersion,
    platformFamily: task.platformFamily,
    cpu: task.cpu,
    memory: task.memory,
    ephemeralStorage: task.ephemeralStorage,
    fargateEphemeralStorage: toFargateStorage(task),
    enableExecuteCommand: task.enableExecuteCommand,
    overrides: task.overrides,
    attributes: task.attributes,
    attachments: task.attachments,
    containers: task.containers.map((container) => toContainerView(task.taskArn, container)),
    tags: withTags ? task.tags : [],
    connectivity: task.connectivity,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    connectivityAt: toDate(task.connectivityAt),
    createdAt: toDate(task.createdAt),
    pullStartedAt: toDate(task.pullStartedAt),
    pullStoppedAt: toDate(task.pullStoppedAt),
    startedAt: toDate(task.startedAt),
    stoppingAt: toDate(task.stoppingAt),
    executionStoppedAt: toDate(task.executionStoppedAt),
    stoppedAt: toDate(task.stoppedAt),
  };
}

function toFargateStorage({ ephemeralStorage, storageKey }: TaskRecord): Task['fargateEphemeralStorage'] {
  return ephemeralStorage && { sizeInGiB: ephemeralStorage.sizeInGiB, ...storageKey };
}

function toContainerView(taskArn: string, container: ContainerRecord): Container {
  return {
    containerArn: container.containerArn,
    taskArn,
    name: container.name,
    image: container.image,
    imageDigest: container.imageDigest,
    runtimeId: container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: container.networkBindings,
    networkInterfaces: container.networkInterfaces,
    healthStatus: container.healthStatus,
    managedAgents: container.managedAgents?.map((agent) => ({ ...agent, lastStartedAt: toDate(agent.lastStartedAt) })),
    cpu: container.cpu,
    memory: container.memory,
    memoryReservation: container.memoryReservation,
  };
}
