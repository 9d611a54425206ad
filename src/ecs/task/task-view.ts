import type { Container, Task } from '@aws-sdk/client-ecs';
import type { ContainerRecord, TaskRecord } from './task-record.js';

export function toTaskView(task: TaskRecord, { withTags }: { readonly withTags: boolean }): Task {
  const { ephemeralStorage, tags } = task;
  const {
    sequence: _,
    family: __,
    registersTargets: ___,
    claim: ____,
    waiting: ______,
    unreported: _____,
    containers,
    ...members
  } = task;
  return {
    ...members,
    containers: containers.map((container) => toContainerView(task.taskArn, container)),
    tags: withTags ? tags : [],
    ...(ephemeralStorage && { fargateEphemeralStorage: { sizeInGiB: ephemeralStorage.sizeInGiB } }),
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

function toContainerView(taskArn: string, container: ContainerRecord): Container {
  const { startedAt: _, isSignalled: __, plan: ___, managedAgents, ...members } = container;
  return {
    ...members,
    taskArn,
    ...(managedAgents && {
      managedAgents: managedAgents.map((agent) => ({ ...agent, lastStartedAt: toDate(agent.lastStartedAt) })),
    }),
  };
}

function toDate(epochMs: number | undefined): Date | undefined {
  return epochMs === undefined ? undefined : new Date(epochMs);
}
