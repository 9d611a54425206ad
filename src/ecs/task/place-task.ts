import type { Failure, PlacementConstraint, PlacementStrategy } from '@aws-sdk/client-ecs';
import { claimInstance } from '../container-instance/claim-instance.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { attributeOf } from '../container-instance/instance-attributes.js';
import { toClaim } from '../container-instance/resource-claim.js';
import type { EcsDraft } from '../ecs-state.js';
import { needOfTask } from '../placement/need-of-task.js';
import { parseExpression } from '../placement/parse-expression.js';
import { planPlacement, type Placement, type PlacementRequest } from '../placement/plan-placement.js';
import { createCandidateList, type CandidateList } from './candidate-list.js';
import { createTask } from './create-task.js';
import { taskGroupOf, type TaskContext, type TaskRequest } from './task-request.js';
import { zonesOf, type RequestedSubnet } from './subnet-table.js';
import type { TaskRecord } from './task-record.js';

/** A task that wants an instance of its cluster. */
export interface UnplacedTask {
  readonly request: Omit<TaskRequest, 'containerInstanceArn' | 'claim' | 'availabilityZone'>;
  readonly constraints: readonly PlacementConstraint[];
  readonly strategies: readonly PlacementStrategy[];
  /** For awsvpc: those that the task can be in. */
  readonly subnets: readonly RequestedSubnet[];
  /** Where several tasks are launched at once. Default: they are looked for. */
  readonly candidates?: CandidateList;
}

export type PlacedTask = { readonly task: TaskRecord } | { readonly failures: readonly Failure[] };

/** Starts the task on the instance that suits it best. */
export function placeTask(draft: EcsDraft, task: UnplacedTask, context: TaskContext): PlacedTask {
  const placement = findPlace(draft, task, context);
  if ('failures' in placement) return placement;
  const placed = startOnInstance(draft, { task, instance: placement.instance }, context);
  task.candidates?.note(placed);
  return { task: placed };
}

export function findPlace(draft: EcsDraft, task: UnplacedTask, context: Pick<TaskContext, 'identifiers'>): Placement {
  const { request, candidates = createCandidateList(draft, taskGroupOf(request)) } = task;
  return planPlacement(candidates.listFor(request), toPlacementRequest(task, context));
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
