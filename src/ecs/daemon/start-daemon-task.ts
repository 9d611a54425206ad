import { arnTail } from '../../aws/arn.js';
import { mergeTags, type Tag } from '../../aws/tags.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { findShortage } from '../container-instance/resource-claim.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import { toRunnableDefinition } from '../daemon-task-definition/to-runnable-definition.js';
import { needOfTask } from '../placement/need-of-task.js';
import { startOnInstance } from '../task/place-task.js';
import type { DaemonRecord } from './daemon-record.js';
import { daemonOf, type DaemonStep } from './daemon-step.js';
import { noteDaemonFailure } from './note-daemon-failure.js';

/** Starts the task that the goal wants on the instance, where there is room for it. */
export function startDaemonTask(step: DaemonStep, instance: ContainerInstanceRecord, goal: DaemonRevisionRecord): void {
  const { draft, context, daemonArn } = step;
  const daemon = daemonOf(step);
  const { containerInstanceArn, capacityProviderName, launchType, clusterArn } = instance;
  const { daemonRevisionArn, daemonTaskDefinitionArn, enableExecuteCommand } = goal;
  const record = draft.daemonTaskDefinitions.get(daemonTaskDefinitionArn);
  const cluster = draft.clusters.get(clusterArn);
  if (record === undefined || cluster === undefined) return;
  const taskDefinition = toRunnableDefinition(record);
  const reason = findShortage(instance.remaining, needOfTask(taskDefinition.definition));
  draft.daemons.update(daemonArn, ({ refusals }) => {
    if (reason === undefined) delete refusals[containerInstanceArn];
    else refusals[containerInstanceArn] = context.now;
  });
  if (reason !== undefined) {
    const failure = { daemonArn, revisionArn: daemonRevisionArn, containerInstanceArn, isStart: true, reason };
    return noteDaemonFailure(step, failure);
  }
  const request = {
    ...{ cluster, taskDefinition, launchType, capacityProviderName, enableExecuteCommand },
    // Assumption: the group, and what has started the task.
    group: `daemon:${daemon.daemonName}`,
    startedBy: `ecs-daemon/${arnTail(daemonRevisionArn)}`,
    daemon: { daemonArn, daemonRevisionArn },
    tags: tagsOf(daemon, goal, cluster),
  };
  startOnInstance(draft, { task: { request, subnets: [] }, instance }, context);
}

/** Assumption: the keys of the managed tags. */
function tagsOf(
  { daemonName, tags }: DaemonRecord,
  { propagateTags, enableECSManagedTags }: DaemonRevisionRecord,
  { clusterName }: ClusterRecord,
): Tag[] {
  const propagated = propagateTags === 'DAEMON' ? tags : [];
  const managed = [
    { key: 'aws:ecs:clusterName', value: clusterName },
    { key: 'aws:ecs:daemonName', value: daemonName },
  ];
  return enableECSManagedTags ? mergeTags(propagated, managed) : [...propagated];
}
