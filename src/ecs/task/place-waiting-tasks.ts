import { claimInstance } from '../container-instance/claim-instance.js';
import { attributeOf } from '../container-instance/instance-attributes.js';
import { toClaim } from '../container-instance/resource-claim.js';
import { requestReview } from '../capacity-provider/request-review.js';
import type { EcsDraft } from '../ecs-state.js';
import { needOfTask } from '../placement/need-of-task.js';
import type { Placement } from '../placement/plan-placement.js';
import { scheduleStart } from './create-task.js';
import { findPlace } from './place-task.js';
import type { TaskRecord } from './task-record.js';
import { changeTask, type TaskStep } from './task-step.js';
import { PROVISIONING_TIMEOUT } from './wake-waiting-tasks.js';

/** Places the tasks of a cluster that wait for an instance, in order of their creation, as far as there is room. */
export function placeWaitingTasks(draft: EcsDraft, clusterArn: string, context: TaskStep['context']): void {
  const unplaceable = new Set<string>();
  const wanting = new Set<string | undefined>();
  for (const task of [...draft.tasks.list('byWaiting', [clusterArn])]) {
    // What has no room for one task has none for another that is just like it.
    const kind = kindOf(task);
    if (unplaceable.has(kind) || placeWaiting({ draft, context, taskArn: task.taskArn }, task)) continue;
    unplaceable.add(kind);
    wanting.add(task.capacityProviderName);
  }
  for (const capacityProviderName of wanting) requestReview(draft, { clusterArn, capacityProviderName }, context);
}

function kindOf({ capacityProviderName, taskDefinitionArn, group, overrides, waiting }: TaskRecord): string {
  return JSON.stringify([capacityProviderName, taskDefinitionArn, group, overrides, waiting]);
}

function placeWaiting(step: TaskStep, task: TaskRecord): boolean {
  const { draft, context, taskArn } = step;
  const placement = findPlaceOfWaiting(step, task);
  const definition = draft.taskDefinitions.get(task.taskDefinitionArn)?.definition;
  if (definition === undefined || placement === undefined || 'failures' in placement) return false;
  const { containerInstanceArn, remaining, attributes } = placement.instance;
  const claim = toClaim(remaining, needOfTask(definition, task.overrides));
  claimInstance({ draft, context, containerInstanceArn }, claim);
  const availabilityZone = attributeOf(attributes, 'ecs.availability-zone');
  const placed = changeTask(step, {
    ...{ containerInstanceArn, claim, waiting: undefined },
    ...(availabilityZone !== undefined && { availabilityZone }),
  });
  context.cancel(taskArn, [PROVISIONING_TIMEOUT]);
  scheduleStart(placed, context);
  return true;
}

/** Undefined where the task is as good as gone. */
export function findPlaceOfWaiting({ draft, context }: TaskStep, task: TaskRecord): Placement | undefined {
  const { waiting, launchType, capacityProviderName, group, overrides } = task;
  const cluster = draft.clusters.get(task.clusterArn);
  const taskDefinition = draft.taskDefinitions.get(task.taskDefinitionArn);
  if (waiting === undefined || cluster === undefined || taskDefinition === undefined) return undefined;
  const request = { cluster, taskDefinition, launchType, capacityProviderName, group, overrides, tags: [] };
  return findPlace(draft, { request, ...waiting }, context);
}
