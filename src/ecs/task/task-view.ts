import type { Attachment, Task } from '@aws-sdk/client-ecs';
import { toContainerView } from './container-view.js';
import { toOverrideView } from './override-view.js';
import type { AttachmentRecord, TaskRecord } from './task-record.js';

/**
 * The task as AWS shows it, which is more often than anything else: member by member, since the record knows more, and with nothing in
 * it that is the record's own. What has no value is left out.
 */
export function toTaskView(task: TaskRecord, { withTags }: { readonly withTags: boolean }): Task {
  const view: Task = {
    taskArn: task.taskArn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: task.taskDefinitionArn,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    version: task.version,
    group: task.group,
    launchType: task.launchType,
    enableExecuteCommand: task.enableExecuteCommand,
    overrides: toOverrideView(task.overrides),
    attributes: task.attributes.map((attribute) => ({ ...attribute })),
    attachments: task.attachments.map(toAttachmentView),
    containers: task.containers.map((container) => toContainerView(task.taskArn, container)),
    tags: withTags ? task.tags.map(({ key, value }) => ({ key, value })) : [],
    createdAt: new Date(task.createdAt),
  };
  showPlace(view, task);
  showSize(view, task);
  showLife(view, task);
  return view;
}

function toAttachmentView({ id, type, status, details }: AttachmentRecord): Attachment {
  return { id, type, status, details: details.map((detail) => ({ ...detail })) };
}

function showPlace(view: Task, task: TaskRecord): void {
  if (task.startedBy !== undefined) view.startedBy = task.startedBy;
  if (task.capacityProviderName !== undefined) view.capacityProviderName = task.capacityProviderName;
  if (task.containerInstanceArn !== undefined) view.containerInstanceArn = task.containerInstanceArn;
  if (task.availabilityZone !== undefined) view.availabilityZone = task.availabilityZone;
  if (task.platformVersion !== undefined) view.platformVersion = task.platformVersion;
  if (task.platformFamily !== undefined) view.platformFamily = task.platformFamily;
}

function showSize(view: Task, task: TaskRecord): void {
  if (task.cpu !== undefined) view.cpu = task.cpu;
  if (task.memory !== undefined) view.memory = task.memory;
  if (task.ephemeralStorage === undefined) return;
  view.ephemeralStorage = { ...task.ephemeralStorage };
  view.fargateEphemeralStorage = { sizeInGiB: task.ephemeralStorage.sizeInGiB, ...task.storageKey };
}

function showLife(view: Task, task: TaskRecord): void {
  if (task.connectivity !== undefined) view.connectivity = task.connectivity;
  if (task.connectivityAt !== undefined) view.connectivityAt = new Date(task.connectivityAt);
  if (task.pullStartedAt !== undefined) view.pullStartedAt = new Date(task.pullStartedAt);
  if (task.pullStoppedAt !== undefined) view.pullStoppedAt = new Date(task.pullStoppedAt);
  if (task.startedAt !== undefined) view.startedAt = new Date(task.startedAt);
  if (task.stopCode !== undefined) view.stopCode = task.stopCode;
  if (task.stoppedReason !== undefined) view.stoppedReason = task.stoppedReason;
  if (task.stoppingAt !== undefined) view.stoppingAt = new Date(task.stoppingAt);
  if (task.executionStoppedAt !== undefined) view.executionStoppedAt = new Date(task.executionStoppedAt);
  if (task.stoppedAt !== undefined) view.stoppedAt = new Date(task.stoppedAt);
}
