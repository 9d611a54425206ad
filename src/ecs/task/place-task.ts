import type { Failure, PlacementConstraint, PlacementStrategy } from '@aws-sdk/client-ecs';
import { claimInstance } from '../container-instance/claim-instance.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { toExpressionSubject } from '../container-instance/expression-subject.js';
import { attributeOf } from '../container-instance/instance-attributes.js';
import { toClaim } from '../container-instance/resource-claim.js';
import type { EcsDraft } from '../ecs-state.js';
import { matchesExpression } from '../placement/evaluate-expression.js';
import { needOfTask } from '../placement/need-of-task.js';
import { parseExpression } from '../placement/parse-expression.js';
import { planPlacement, type Candidate, type Placement, type PlacementRequest } from '../placement/plan-placement.js';
import { createTask } from './create-task.js';
import type { TaskContext, TaskRequest } from './task-request.js';
import { zonesOf, type RequestedSubnet } from './subnet-table.js';
import type { TaskRecord } from './task-record.js';

/** A task that wants an instance of its cluster. */
export interface UnplacedTask {
  readonly request: Omit<TaskRequest, 'containerInstanceArn' | 'claim' | 'availabilityZone'>;
  readonly constraints: readonly PlacementConstraint[];
  readonly strategies: readonly PlacementStrategy[];
  /** For awsvpc: those that the task can be in. */
  readonly subnets: readonly RequestedSubnet[];
}

export type PlacedTask = { readonly task: TaskRecord } | { readonly failures: readonly Failure[] };

/** Starts the task on the instance that suits it best. */
export function placeTask(draft: EcsDraft, task: UnplacedTask, context: TaskContext): PlacedTask {
  const placement = findPlace(draft, task, context);
  if ('failures' in placement) return placement;
  return { task: startOnInstance(draft, { task, instance: placement.instance }, context) };
}

export function findPlace(draft: EcsDraft, task: UnplacedTask, context: Pick<TaskContext, 'identifiers'>): Placement {
  const { group, taskDefinition } = task.request;
  return planPlacement(
    listCandidates(draft, listInstances(draft, task.request), group ?? `family:${taskDefinition.family}`),
    toPlacementRequest(task, context),
  );
}

/** The ACTIVE instances that the launch type, and the capacity provider where there is one, can use. */
export function listInstances(
  draft: EcsDraft,
  { cluster, launchType, capacityProviderName }: Pick<TaskRequest, 'cluster' | 'launchType' | 'capacityProviderName'>,
): ContainerInstanceRecord[] {
  const active = [...draft.containerInstances.list('byClusterStatus', [cluster.clusterArn, 'ACTIVE'])];
  return active.filter(
    (instance) =>
      instance.launchType === launchType &&
      (capacityProviderName === undefined || instance.capacityProviderName === capacityProviderName),
  );
}

export function listCandidates(
  draft: EcsDraft,
  instances: readonly ContainerInstanceRecord[],
  group: string,
): Candidate[] {
  return instances.map((instance) => ({
    instance,
    tasksOfGroup: draft.tasks.count('byInstanceGroup', [instance.containerInstanceArn, group]),
    matches: (expression) => matchesExpression(expression, toExpressionSubject(draft, instance)),
  }));
}

export function toPlacementRequest(
  { request, constraints, strategies, subnets }: UnplacedTask,
  context: Pick<TaskContext, 'identifiers'>,
): PlacementRequest {
  const { definition } = request.taskDefinition;
  return {
    need: needOfTask(definition, request.overrides),
    requiredAttributes: (definition.requiresAttributes ?? []).flatMap(({ name }) => name ?? []),
    constraints: [...definition.placementConstraints, ...constraints].map(({ type, expression }) => ({
      type,
      ...(expression && { expression: parseExpression(expression) }),
    })),
    strategies,
    zones: zonesOf(subnets),
    draw: (count) => (count === 1 ? 0 : parseInt(context.identifiers.hex(8), 16) % count),
  };
}

interface Start {
  readonly task: Pick<UnplacedTask, 'request' | 'subnets'>;
  readonly instance: ContainerInstanceRecord;
}

/** The interface of an awsvpc task is in the zone of the instance. */
export function startOnInstance(draft: EcsDraft, { task, instance }: Start, context: TaskContext): TaskRecord {
  const { request, subnets } = task;
  const { containerInstanceArn, remaining, attributes } = instance;
  const claim = toClaim(remaining, needOfTask(request.taskDefinition.definition, request.overrides));
  claimInstance({ draft, context, containerInstanceArn }, claim);
  const availabilityZone = attributeOf(attributes, 'ecs.availability-zone');
  const subnet = subnets.find((candidate) => candidate.availabilityZone === availabilityZone);
  const { subnetId = request.subnetId } = subnet ?? {};
  return createTask(draft, { ...request, containerInstanceArn, claim, availabilityZone, subnetId }, context);
}
