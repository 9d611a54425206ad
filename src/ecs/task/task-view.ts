import type { Container, Task } from '@aws-sdk/client-ecs';
import { toDate } from '../to-date.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';

/** What the record knows beside what AWS shows. */
const HIDDEN = {
  sequence: undefined,
  family: undefined,
  registersTargets: undefined,
  claim: undefined,
  waiting: undefined,
  unreported: undefined,
  serviceArn: undefined,
  targetHealth: undefined,
  targetPlan: undefined,
  hasBeenHealthy: undefined,
  protectedUntil: undefined,
} as const satisfies Partial<Record<keyof TaskRecord, undefined>>;

export function toTaskView(task: TaskRecord, { withTags }: { readonly withTags: boolean }): Task {
  const { ephemeralStorage, tags } = task;
  const { containers, ...members } = task;
  return {
    ...members,
    ...HIDDEN,
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
